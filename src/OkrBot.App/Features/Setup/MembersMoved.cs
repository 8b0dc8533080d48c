using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup;

/// <summary>People came to a connected meeting's chat or left it: its teams' members follow at once. Told again, it changes nothing again.</summary>
internal sealed class MembersMoved(IDirectory directory, ITeamCycles teams, IRoster roster, ChatPeople people, TeamPeople team) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var moved = (Act.MembersChanged)turn.Act;
        var series = await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel);
        if (series is null || series.Removed || series.Teams.IsEmpty) return Reply.None;
        var present = await roster.MembersAsync(new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl), cancel);
        ImmutableArray<NewMember> joined = [.. NewMember.Of((present ?? []).Where(p => moved.Joined.Contains(p.ChannelId)), turn.Tenant)];
        // Events do not always have an id; the rule itself does nothing twice.
        var wish = turn.ActivityId.Length > 0 ? turn.ActivityId : turn.Now.UtcTicks.ToString(CultureInfo.InvariantCulture);
        foreach (var id in series.Teams)
        {
            if (await teams.FindAsync(id, cancel) is not { } state || !await team.ComeFromChatAsync(id, cancel)) continue;
            var left = await people.LeftAsync(turn, state.Team, moved.Left, present, cancel);
            await team.FollowAsync(id, new PeopleMoved(joined, left, turn.Chat.ServiceUrl), wish, turn.Now, cancel);
        }
        return Reply.None;
    }
}
