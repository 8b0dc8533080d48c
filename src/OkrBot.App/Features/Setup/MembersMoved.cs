using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>People came to a connected meeting's chat or left it: its teams' members follow at once. Told again, it changes nothing again.</summary>
internal sealed class MembersMoved(IDirectory directory, ITeamCycles teams, IRoster roster, ChatPeople people) : ITurnHandler
{
    private const int MostTries = 3;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var moved = (Act.MembersChanged)turn.Act;
        var series = await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel);
        if (series is null || series.Removed || series.Teams.IsEmpty) return Reply.None;
        var present = await roster.MembersAsync(new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl), cancel);
        ImmutableArray<ChatMember> joined = [.. (present ?? []).Where(p => moved.Joined.Contains(p.ChannelId) && !p.IsOutsiderOf(turn.Tenant))];
        foreach (var team in series.Teams)
        {
            if (await teams.FindAsync(team, cancel) is not { } state) continue;
            var left = await people.LeftAsync(turn, state.Team, moved.Left, present, cancel);
            if (!joined.IsEmpty || !left.IsEmpty)
            {
                state = await ChangeAsync(turn, team, new RosterChanged([.. joined.Select(ChatPeople.MemberOf)], left), cancel);
                await people.ListAsync(turn, team, state.Team, joined, left, cancel);
            }
            // Also when nothing changed now: a server that stopped half-way left this to the event's next delivery.
            await Mark.LedByAsync(directory, turn.Tenant, state, cancel);
        }
        return Reply.None;
    }

    // Nobody presses an event again: what storage was too busy for has not arrived, and Teams tells it once more.
    private async Task<TeamCycle> ChangeAsync(Turn turn, TeamCycleId team, RosterChanged change, CancellationToken cancel)
    {
        // Events do not always have an id; the rule itself does nothing twice.
        var id = turn.ActivityId.Length > 0 ? turn.ActivityId : turn.Now.UtcTicks.ToString(CultureInfo.InvariantCulture);
        var stamp = new CommandStamp("people-" + ViewToken.From(id, string.Join(',', change.Joined.Select(j => j.Person.Value)), string.Join(',', change.Left.Select(p => p.Value))), null, turn.Now);
        for (var attempt = 1; attempt <= MostTries; attempt++)
            if (await teams.ChangeAsync(team, stamp, state => Rostering.Decide(state, change, turn.Now), cancel) is Change.Saved saved) return saved.State;
        throw new TimeoutException("storage was busy for the whole turn");
    }
}
