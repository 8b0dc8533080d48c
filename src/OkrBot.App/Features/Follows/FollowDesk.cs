using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Follows.Cards;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Follows;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Follows;

/// <param name="Text">The name; empty = any.</param>
internal sealed record FollowSearch(string Text, ImmutableArray<TeamEntry> Teams)
{
    /// <summary>The part that comes next; null = this is all.</summary>
    public int? Next { get; init; }
}

/// <summary>What the handlers of this slice share: who may follow, and the card that answers.</summary>
internal sealed class FollowDesk(IFollows follows, TeamFinder teams, LevelTeams levels, IDirectory directory)
{
    private const int PageSize = 12;
    private const int MostPages = 1000;

    public IFollows Follows => follows;

    /// <summary>Null = may follow. Everybody of the organisation may, in their own chat; guests may not.</summary>
    public async Task<Reply?> RefusedAsync(Turn turn, CancellationToken cancel)
    {
        var words = FollowsFeature.WordsOf(turn);
        if (turn.From.Person is null) return new Reply.Words(words["refused.anonymous"]);
        if (turn.Chat.Kind != ChatKind.Personal) return new Reply.Words(words["refused.inPerson"]);
        // What they followed is kept for a while after their account has ended, and not shown.
        if (await directory.FindPersonAsync(turn.Tenant, turn.From.Person.Value, cancel) is { AccountEndedAt: not null }) return new Reply.Words(words["refused.guest"]);
        // Teams is asked about those of whom nothing is kept: a row is made for nobody else, and goes with the account.
        if (await follows.FindAsync(turn.Tenant, turn.From.Person.Value, cancel) is not null) return null;
        return await levels.MayHaveOwnAsync(turn, cancel) ? null : new Reply.Words(words["refused.guest"]);
    }

    /// <param name="found">What the reader looked for; null = nothing.</param>
    /// <param name="ticked">What the reader ticked so far; null = as it is stored.</param>
    public async Task<Reply> ShowAsync(Turn turn, FollowEntry entry, FollowSearch? found, ImmutableArray<TeamId>? ticked, string? done, CancellationToken cancel)
    {
        var wanted = ticked ?? [.. entry.List.Teams.Select(one => one.Team)];
        var known = await teams.NamesAsync(turn.Tenant, entry.List.Teams.Select(one => one.Team).Concat(wanted).Distinct(), cancel);
        var fresh = (found?.Teams ?? []).Where(team => known.All(one => one.Team != team.Team)).Select(team => (team.Team, team.Name));
        var view = new FollowsView(Data(turn), [.. known.Take(FollowList.MostTeams).Concat(fresh).Select(one => new FollowLine(one.Item1, one.Item2,
            entry.List.Teams.Any(team => team.Team == one.Item1 && team.Suggested), wanted.Contains(one.Item1)))])
        {
            Find = found?.Text, NotFound = found is { Teams.IsEmpty: true }, Next = found?.Next,
            MissingRight = entry.MissingRight, IsBlind = entry.SuggestedAt is null, IsKept = entry.List is not { Teams.IsEmpty: true, Declined.IsEmpty: true }, Done = done,
        };
        return new Reply.Show(FollowsCard.Render(view, FollowsFeature.WordsOf(turn)));
    }

    /// <summary>Teams of that name, some at a time; without a name all.</summary>
    /// <param name="page">From 0; one that is not there is the first.</param>
    public async Task<FollowSearch> SearchAsync(Turn turn, string text, int page, CancellationToken cancel)
    {
        var first = page is > 0 and < MostPages ? page * PageSize : 0;
        var all = await teams.FindAsync(turn.Tenant, text, first + PageSize + 1, turn.Now, cancel);
        if (first >= all.Length && first > 0) return await SearchAsync(turn, text, page: 0, cancel);
        return new FollowSearch(text, [.. all.Skip(first).Take(PageSize)]) { Next = all.Length > first + PageSize ? (first / PageSize) + 1 : null };
    }

    /// <summary>Those of the card's that the tenant has; nobody's own objectives are followed.</summary>
    public async Task<ImmutableArray<TeamId>> TeamsInAsync(Turn turn, string field, CancellationToken cancel)
    {
        var named = (CardData.Of(turn.Act).Text(field) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(CardData.IsId).Distinct(StringComparer.Ordinal).Take(FollowList.MostTeams + PageSize).Select(id => new TeamId(id));
        var known = ImmutableArray.CreateBuilder<TeamId>();
        foreach (var team in named)
            if (TeamLevels.PersonOf(team) is null && await directory.FindTeamAsync(turn.Tenant, team, cancel) is not null) known.Add(team);
        return known.ToImmutable();
    }

    private static JsonObject Data(Turn turn) => new() { [CardKey.ViewField] = ViewToken.From(turn.ActivityId, turn.From.ChannelId) };
}
