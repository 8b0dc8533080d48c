using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Settings;

/// <summary>What the handlers of this slice share: which team a press means, whether it may come from there, and the one way of changing it.</summary>
internal sealed class SettingsDesk(IDirectory directory, ITeamCycles teams, IWorkQueue queue, TeamListing listing)
{
    /// <summary>More teams than this have no buttons on one card.</summary>
    public const int MostTeams = 3;

    /// <summary>The teams that check in in the turn's chat; in the personal chat those of the sender.</summary>
    public async Task<ImmutableArray<TeamCycle>> TeamsAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender) return [];
        ImmutableArray<TeamCycleId> ids = turn.Chat.Kind == ChatKind.Personal
            ? await OwnAsync(turn, sender, cancel)
            : (await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel))?.Teams ?? [];
        var found = ImmutableArray.CreateBuilder<TeamCycle>();
        foreach (var id in ids)
            if (await teams.FindAsync(id, cancel) is { Team.Kind: not TeamKind.Individual } state && IsHere(turn, state)) found.Add(state);
        return found.ToImmutable();
    }

    /// <summary>What the other teams of its meeting are called.</summary>
    public async Task<ImmutableArray<string>> NamesBesideAsync(TeamCycle state, CancellationToken cancel)
    {
        if (state.Team.Meeting is not { } meeting || await directory.FindSeriesAsync(state.Id.Tenant, meeting.Series, cancel) is not { } series) return [];
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var other in series.Teams.Where(t => t.Team != state.Id.Team))
            if (await directory.FindTeamAsync(state.Id.Tenant, other.Team, cancel) is { } entry) names.Add(entry.Name);
        return names.ToImmutable();
    }

    /// <summary>The team that a press names, when it may be pressed here: in its meeting's chat, or by a member in the personal chat. Null else.</summary>
    public async Task<TeamCycle?> FindAsync(Turn turn, CancellationToken cancel)
        => IdOf(turn) is { } id && await teams.FindAsync(id, cancel) is { } state && IsHere(turn, state) ? state : null;

    /// <summary>Runs the rule and brings the directory in step. What a crash leaves behind is done by the item that was queued first.</summary>
    public async Task<Change> ChangeAsync(Turn turn, string verb, Func<TeamCycle, PersonId, Decision> decide, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || IdOf(turn) is not { } id || await FindAsync(turn, cancel) is not { } before) return new Change.Unknown();
        var meeting = before.Team.Meeting?.Series;
        await queue.EnqueueAsync([new WorkItem(ListingWork.Kind, $"listing:{id.Team}", turn.Now + ListingWork.After, turn.Now)
        {
            Team = id, Chat = meeting is { } series ? new ChatPlace(id.Tenant, new ChatId(series.Value)) : null,
        }], cancel);
        var change = await teams.ChangeAsync(id, CardData.Of(turn.Act).Stamp(turn, verb), state => IsHere(turn, state) ? decide(state, sender) : new NotHere(), cancel);
        if (change is Change.Saved saved) await listing.KeepAsync(saved.State, meeting, cancel);
        return change;
    }

    /// <summary>The ids of a button, with a token of its own: a double click is one command, and the next card's press another.</summary>
    public static JsonObject Data(Turn turn, TeamCycle state)
    {
        var data = new OkrKey(state.Id.Team, state.Id.Cycle).ToData();
        data[CardKey.ViewField] = ViewToken.From(turn.ActivityId, turn.From.ChannelId, state.Id.Team.Value);
        return data;
    }

    /// <summary>Guests of a chat and members of other teams change nothing and are shown nothing in person.</summary>
    private static bool IsHere(Turn turn, TeamCycle state) => turn.Chat.Kind == ChatKind.Personal
        ? turn.From.Person is { } sender && Authority.MemberOnly(state.Team, sender) is null
        : state.Team.Meeting?.Chat == turn.Chat.Id;

    private static TeamCycleId? IdOf(Turn turn)
    {
        var data = CardData.Of(turn.Act);
        return data.Id(CardKey.TeamField) is { } team && data.Id(CardKey.CycleField) is { } cycle
            ? new TeamCycleId(turn.Tenant, new TeamId(team), new CycleId(cycle))
            : null;
    }

    private async Task<ImmutableArray<TeamCycleId>> OwnAsync(Turn turn, PersonId sender, CancellationToken cancel)
    {
        var person = await directory.FindPersonAsync(turn.Tenant, sender, cancel);
        var own = ImmutableArray.CreateBuilder<TeamCycleId>();
        foreach (var team in (person?.Teams ?? []).Select(t => t.Team).Distinct())
            if (await directory.FindTeamAsync(turn.Tenant, team, cancel) is { Current: { } cycle }) own.Add(new TeamCycleId(turn.Tenant, team, cycle));
        return own.ToImmutable();
    }

    public static Words WordsOf(Turn turn) => WordBook.For(SettingsFeature.Slice, turn.From.Locale);

    public static string NameOf(Team team, PersonId? person) => person is { } id ? team.Find(id)?.Name ?? "" : "";
}
