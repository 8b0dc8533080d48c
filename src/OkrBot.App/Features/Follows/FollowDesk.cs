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

/// <summary>What the handlers of this slice share: who may follow, and the card that answers.</summary>
internal sealed class FollowDesk(IFollows follows, TeamFinder teams, LevelTeams levels, IDirectory directory)
{
    private const int MostFound = 12;

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

    /// <param name="ticked">What the reader ticked so far; null = as it is stored.</param>
    public async Task<Reply> ShowAsync(Turn turn, FollowEntry entry, string? find, ImmutableArray<TeamId>? ticked, string? done, CancellationToken cancel)
    {
        var wanted = ticked ?? [.. entry.List.Teams.Select(one => one.Team)];
        var known = await teams.NamesAsync(turn.Tenant, entry.List.Teams.Select(one => one.Team).Concat(wanted).Distinct(), cancel);
        var found = find is { Length: > 0 } ? await teams.FindAsync(turn.Tenant, find, MostFound, turn.Now, cancel) : [];
        var fresh = found.Where(team => known.All(one => one.Team != team.Team)).Select(team => (team.Team, team.Name));
        var view = new FollowsView(Data(turn), [.. known.Concat(fresh).Take(FollowList.MostTeams).Select(one => new FollowLine(one.Item1, one.Item2,
            entry.List.Teams.Any(team => team.Team == one.Item1 && team.Suggested), wanted.Contains(one.Item1)))])
        {
            Find = find, NotFound = find is { Length: > 0 } && found.IsEmpty, MissingRight = entry.MissingRight, IsBlind = entry.SuggestedAt is null, Done = done,
        };
        return new Reply.Show(FollowsCard.Render(view, FollowsFeature.WordsOf(turn)));
    }

    /// <summary>Those of the card's that the tenant has; nobody's own objectives are followed.</summary>
    public async Task<ImmutableArray<TeamId>> TeamsInAsync(Turn turn, string field, CancellationToken cancel)
    {
        var named = (CardData.Of(turn.Act).Text(field) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(CardData.IsId).Distinct(StringComparer.Ordinal).Take(FollowList.MostTeams).Select(id => new TeamId(id));
        var known = ImmutableArray.CreateBuilder<TeamId>();
        foreach (var team in named)
            if (TeamLevels.PersonOf(team) is null && await directory.FindTeamAsync(turn.Tenant, team, cancel) is not null) known.Add(team);
        return known.ToImmutable();
    }

    private static JsonObject Data(Turn turn) => new() { [CardKey.ViewField] = ViewToken.From(turn.ActivityId, turn.From.ChannelId) };
}
