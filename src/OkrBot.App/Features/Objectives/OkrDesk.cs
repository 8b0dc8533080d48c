using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Objectives.Views;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.Objectives;

/// <summary>What the handlers of this slice share: the teams that a turn means, and how much of one its sender sees.</summary>
internal sealed class OkrDesk(IDirectory directory, ITeamCycles teams, Sights sights, PublicAddress address, LevelTeams levels)
{
    /// <summary>More teams than this are read by nobody in one chat.</summary>
    private const int MostTeams = 12;

    /// <summary>The sender's teams in their present cycle.</summary>
    public async Task<ImmutableArray<TeamCycle>> OwnTeamsAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender) return [];
        var person = await directory.FindPersonAsync(turn.Tenant, sender, cancel);
        var own = ImmutableArray.CreateBuilder<TeamCycle>();
        foreach (var team in (person?.Teams ?? []).Select(t => t.Team).Distinct().Take(MostTeams))
        {
            // The entry only says where to look; whether it is so, the team knows.
            if (await directory.FindTeamAsync(turn.Tenant, team, cancel) is not { Current: { } cycle }) continue;
            if (await teams.FindAsync(new TeamCycleId(turn.Tenant, team, cycle), cancel) is { } state && Authority.MemberOnly(state.Team, sender) is null) own.Add(state);
        }
        return own.ToImmutable();
    }

    /// <summary>The company's objectives, for whoever may read them: everybody of the tenant, no guest. Null where there are none.</summary>
    public async Task<OkrScene?> CompanyAsync(Turn turn, CancellationToken cancel)
        => await levels.FindCompanyAsync(turn.Tenant, cancel) is { } company && await SceneAsync(turn, company, cancel) is { Sight: not Sight.Nothing } scene ? scene : null;

    /// <summary>The teams that check in in the turn's chat.</summary>
    public async Task<ImmutableArray<TeamCycle>> TeamsHereAsync(Turn turn, CancellationToken cancel)
    {
        var here = ImmutableArray.CreateBuilder<TeamCycle>();
        var series = await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel);
        foreach (var team in series?.Teams ?? [])
            if (await teams.FindAsync(team, cancel) is { } state) here.Add(state);
        return here.ToImmutable();
    }

    /// <summary>The team that a button names, with what the sender sees of it; null when there is none in this tenant.</summary>
    public async Task<OkrScene?> SceneAsync(Turn turn, CardData data, CancellationToken cancel)
    {
        if (data.Id(CardKey.TeamField) is not { } team || data.Id(CardKey.CycleField) is not { } cycle) return null;
        return await teams.FindAsync(new TeamCycleId(turn.Tenant, new TeamId(team), new CycleId(cycle)), cancel) is { } state
            ? await SceneAsync(turn, state, cancel)
            : null;
    }

    public async Task<OkrScene> SceneAsync(Turn turn, TeamCycle state, CancellationToken cancel)
        => new(state, turn.Now, await sights.OfAsync(turn, state.Team, cancel), turn.From.Person, AnswerOf(turn, state));

    /// <summary>What may stand in a message for the whole chat.</summary>
    public async Task<OkrScene> SceneForChatAsync(Turn turn, TeamCycle state, CancellationToken cancel)
        => new(state, turn.Now, await sights.OfChatAsync(turn, state.Team, cancel), Reader: null, Answer: null);

    /// <summary>What of other teams matters to this one; what is not its readers' to see was never told.</summary>
    public async Task<ImmutableArray<Concern>> ConcernsAsync(TeamCycleId team, CancellationToken cancel) => (await directory.FindTeamAsync(team.Tenant, team.Team, cancel))?.Concerns ?? [];

    /// <summary>Null where no public address is known.</summary>
    /// <param name="kind">The page's folder.</param>
    public Uri? Page(string kind, string id) => address.BaseUrl is { } root ? new Uri(root, $"live/{kind}/{Uri.EscapeDataString(id)}") : null;

    /// <summary>The check-in that counts now, when something of the sender's is asked in it and this chat may answer.</summary>
    private static CardKey? AnswerOf(Turn turn, TeamCycle state)
    {
        if (turn.From.Person is not { } sender || !state.ActiveKeyResults.Any(k => k.Owner == sender)) return null;
        if (turn.Chat.Kind != ChatKind.Personal && state.Team.Meeting?.Chat != turn.Chat.Id) return null;
        return CheckInTargets.Find(state, asked: null, turn.Now) is { ClosedAt: null } target
            ? new CardKey(state.Id.Team, state.Id.Cycle, target.Occurrence.Start, ViewToken.From(turn.ActivityId, state.Id.Team.Value))
            : null;
    }

    public static Words WordsOf(Turn turn) => WordBook.For(ObjectivesFeature.Slice, turn.From.Locale);

    public static Reply Say(Turn turn, string key) => new Reply.Words(WordsOf(turn)[key]);

    /// <summary>Why somebody sees nothing.</summary>
    public static Reply Unseen(Turn turn) => Say(turn, turn.From.Person is null ? "said.anonymous" : "said.guests");
}
