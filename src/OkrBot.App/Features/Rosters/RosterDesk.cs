using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Rosters.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters;

/// <summary>What the handlers of this slice share: which team a press means, who may change its list, and the card that answers.</summary>
internal sealed class RosterDesk(ITeamCycles teams, IRosterEntries entries, PeopleFinder people, IDirectory directory)
{
    public IRosterEntries Entries => entries;

    /// <summary>The team that a press names, in its meeting's chat or in the personal chat of somebody on it, and only for whoever sets how it runs. Null = the
    /// answer says why not.</summary>
    public async Task<(TeamCycle? State, Reply No)> FindAsync(Turn turn, CancellationToken cancel)
    {
        var words = RostersFeature.WordsOf(turn);
        if (turn.From.Person is not { } sender) return (null, new Reply.Words(words["refused.anonymous"]));
        if (IdOf(turn) is not { } id || await teams.FindAsync(id, cancel) is not { Team.Kind: not TeamKind.Individual } state || !IsHere(turn, state)) return (null, new Reply.Words(words["refused.gone"]));
        if (!Leading.Runs(state.Team, sender)) return (null, new Reply.Words(No(state.Team, sender, words)));
        return Succession.Passed(state) is { } passed ? (null, new Reply.Words(WeeksWords.Say(passed, words)!)) : (state, Reply.None);
    }

    /// <summary>The card, below what was just done.</summary>
    public async Task<Reply> ShowAsync(Turn turn, TeamCycle state, string? done, CancellationToken cancel)
    {
        var entry = await entries.FindAsync(state.Id.Tenant, state.Id.Team, cancel);
        var gone = await people.NamesAsync(turn.Tenant, entry.Moves.Where(move => !move.Came).Select(move => move.Person).Where(person => state.Team.Find(person) is null).Distinct(), cancel);
        var beside = await BesideAsync(state, entry, cancel);
        var view = new PeopleView(Data(turn, state), state.Team, entry)
        {
            Beside = [.. beside.Names],
            MoreBeside = beside.More,
            TakenOff = [.. (await people.NamesAsync(turn.Tenant, entry.TakenOff.Where(entry.Seen.Contains).Take(PeopleCard.MostMembers), cancel)).Select(one => one.Name)],
            Came = [.. entry.Moves.Where(move => move.Came).Select(move => state.Team.Find(move.Person)?.Name).OfType<string>().Distinct(StringComparer.Ordinal)],
            Gone = [.. gone.Select(one => one.Name)],
            Done = done,
        };
        return new Reply.Show(PeopleCard.Render(view, RostersFeature.WordsOf(turn)));
    }

    /// <summary>Where several teams share a chat it puts nobody on a list.</summary>
    private async Task<(IEnumerable<string> Names, int More)> BesideAsync(TeamCycle state, RosterEntry entry, CancellationToken cancel)
    {
        if (entry.Group is not null || state.Team.Meeting is not { } meeting || await directory.FindSeriesAsync(state.Id.Tenant, meeting.Series, cancel) is not { Teams.Length: > 1 }) return ([], 0);
        var team = state.Team;
        var beside = entry.Seen.Where(person => team.Find(person) is null && team.Facilitator != person && team.Guests.All(guest => guest.Person != person) && !entry.TakenOff.Contains(person)).ToList();
        var known = await people.NamesAsync(state.Id.Tenant, beside.Take(PeopleCard.MostMembers), cancel);
        return (known.Select(one => one.Name), beside.Count - known.Length);
    }

    public static JsonObject Data(Turn turn, TeamCycle state)
    {
        var data = new OkrKey(state.Id.Team, state.Id.Cycle).ToData();
        data[CardKey.ViewField] = ViewToken.From(turn.ActivityId, turn.From.ChannelId, state.Id.Team.Value);
        return data;
    }

    private static string No(Team team, PersonId sender, Words words) => Authority.MemberOnly(team, sender) switch
    {
        GuestsLookOnly => GuestWords.Say(team, words),
        NotAMember => words["refused.notMember"],
        _ when team.Facilitator is { } runner && team.Find(runner) is { Name.Length: > 0 } member => words.Text("refused.notRunner", ("name", MarkdownText.Escape(member.Name, 40))),
        _ => words["refused.noRunner"],
    };

    private static bool IsHere(Turn turn, TeamCycle state) => turn.Chat.Kind == ChatKind.Personal
        ? turn.From.Person is { } sender && Authority.MemberOnly(state.Team, sender) is null
        : state.Team.Meeting?.Chat == turn.Chat.Id;

    private static TeamCycleId? IdOf(Turn turn)
    {
        var data = CardData.Of(turn.Act);
        return data.Id(CardKey.TeamField) is { } team && data.Id(CardKey.CycleField) is { } cycle ? new TeamCycleId(turn.Tenant, new TeamId(team), new CycleId(cycle)) : null;
    }
}
