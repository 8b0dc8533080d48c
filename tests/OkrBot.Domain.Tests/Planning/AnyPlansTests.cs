using System.Collections.Immutable;
using OkrBot.Domain.Planning;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Planning.Plans;

namespace OkrBot.Domain.Tests.Planning;

/// <summary>Whatever teams plan: overlaps and groups of random plans from few words.</summary>
public sealed class AnyPlansTests
{
    private static readonly string[] Nouns = ["refund", "bakery", "waste", "parcel", "Poland", "Polen", "north", "customer", "loyalty", "invoice", "the", "time", "vans", "theft"];
    private static readonly string[] Units = ["days", "d", "%", "points"];

    [Fact]
    public void Overlaps_are_of_two_teams_and_the_same_in_any_order()
        => Checked.ForAll(Checked.Rows(1, 60), row =>
        {
            var teams = Some(row);
            var found = Overlaps.Find(teams, Markets.Default);
            Assert.All(found, one => Assert.True(one.A.Team.CompareTo(one.B.Team) < 0));
            Assert.All(found.GroupBy(one => (one.A.Team, one.B.Team)), pair => Assert.InRange(pair.Count(), 1, Overlaps.MostOfTwoTeams));
            Assert.Equal(found.AsEnumerable(), Overlaps.Find(Turned(teams, row[0]), Markets.Default));
        }, times: 100);

    [Fact]
    public void A_team_that_shares_nothing_changes_nothing()
        => Checked.ForAll(Checked.Rows(1, 60), row =>
        {
            var teams = Some(row);
            PlannedTeam alone = In("en", "m", "Quiet quartz xylophones | hertz", "Umbrella zeppelin");
            Assert.Equal(Overlaps.Find(teams, Markets.Default).AsEnumerable(), Overlaps.Find([alone, .. teams], Markets.Default));
        }, times: 100);

    [Fact]
    public void What_two_teams_share_does_not_hang_on_which_of_them_comes_first()
        => Checked.ForAll(Checked.Rows(2, 30), row =>
        {
            var teams = Some(row);
            PlannedTeam[] mirrored = [.. teams.Select(team => team with { Team = Mirror(team.Team) })];
            var there = Overlaps.Find(teams, Markets.Default).Select(one => Pair(one.A.Team, one.B.Team)).ToHashSet();
            Assert.True(there.SetEquals(Overlaps.Find(mirrored, Markets.Default).Select(one => Pair(Mirror(one.A.Team), Mirror(one.B.Team)))));
        }, times: 100);

    [Fact]
    public void Groups_hold_two_to_eight_teams_each_team_once_and_are_the_same_in_any_order()
        => Checked.ForAll(Checked.Rows(1, 80), row =>
        {
            var (ties, overlaps) = Facts(row);
            var groups = Clusters.Renew([], ties, overlaps);
            Assert.All(groups, group => Assert.InRange(group.Teams.Length, 2, Clusters.MostTeams));
            Assert.Equal(groups.Sum(group => group.Teams.Length), groups.SelectMany(group => group.Teams).Distinct().Count());
            Assert.All(groups, group => Assert.All(group.Overlaps, overlap => Assert.Contains(group.Teams, overlap.Touches)));
            Assert.Equal(groups.AsEnumerable(), Clusters.Renew(groups, [.. ties.Reverse()], [.. overlaps.Reverse()]));
        }, times: 100);

    [Fact]
    public void Whatever_a_lead_does_no_team_is_lost_or_twice_and_a_new_proposal_keeps_it()
        => Checked.ForAll(Checked.Rows(4, 60), row =>
        {
            var (ties, overlaps) = Facts(row);
            var groups = Clusters.Renew([], ties, overlaps);
            foreach (var number in row.Take(12))
                if (ClusterEditing.Decide(groups, Edit(groups, number)) is ClusterDecision.Changed changed)
                {
                    Assert.Subset(changed.Clusters.SelectMany(group => group.Teams).ToHashSet(), groups.SelectMany(group => group.Teams).ToHashSet());
                    groups = changed.Clusters;
                }
            Assert.All(groups, group => Assert.InRange(group.Teams.Length, 1, Clusters.MostTeams));
            Assert.Equal(groups.Sum(group => group.Teams.Length), groups.SelectMany(group => group.Teams).Distinct().Count());
            var kept = groups.Where(group => group.Kept).ToList();
            var renewed = Clusters.Renew(groups, ties, overlaps);
            Assert.All(kept, group => Assert.Equal(group.Teams.AsEnumerable(), renewed.Single(other => other.Id == group.Id).Teams));
            Assert.Equal(renewed.Sum(group => group.Teams.Length), renewed.SelectMany(group => group.Teams).Distinct().Count());
            Assert.All(renewed, group => Assert.Empty(group.Offered.Intersect(kept.SelectMany(other => other.Teams))));
        }, times: 100);

    private static ClusterChange Edit(IReadOnlyList<Cluster> groups, int number)
    {
        var (one, other) = (new ClusterId($"t{number % 20:D2}-1"), new ClusterId($"t{number / 20 % 20:D2}-1"));
        if (groups.Count > 0) (one, other) = (groups[number % groups.Count].Id, groups[number / 7 % groups.Count].Id);
        var team = new TeamId($"t{number / 400 % 20:D2}");
        return (number % 5) switch
        {
            0 => new ClusterChange.MoveTeam(team, one),
            1 => new ClusterChange.MoveTeam(team, null),
            2 => new ClusterChange.Merge(one, other),
            3 => new ClusterChange.Confirm(one, Sample.Ann, Sample.Start(1)),
            _ => new ClusterChange.Split(one, [team, new TeamId($"t{number % 20:D2}")]),
        };
    }

    private static (ImmutableArray<Tie> Ties, ImmutableArray<Overlap> Overlaps) Facts(int[] row)
    {
        var overlaps = Overlaps.Find(Some(row), Markets.Default);
        return (Ties.Of(overlaps, row.Select(number => new Need(new($"t{number % 20:D2}"), new($"t{number / 20 % 20:D2}")))), overlaps);
    }

    private static PlannedTeam[] Some(int[] row)
        => [.. row.Chunk(3).Take(20).Select((lines, at) => In(at % 3 == 0 ? "de" : "en", $"t{at:D2}", [.. lines.Select(Line)]))];

    private static string Line(int number)
    {
        var words = Enumerable.Range(0, 1 + (number % 4)).Select(at => Nouns[(number >> (at * 4)) % Nouns.Length]);
        return string.Join(' ', words) + (number % 2 == 0 ? " | " + Units[number / 2 % Units.Length] : "");
    }

    private static PlannedTeam[] Turned(PlannedTeam[] teams, int by)
        => [.. teams.OrderBy(team => (team.Team.Value[^1] * 31 * (by % 97)) % 101).Select(team => team with { Lines = [.. team.Lines.Reverse()] })];

    private static TeamId Mirror(TeamId team) => new($"t{99 - int.Parse(team.Value[1..], System.Globalization.CultureInfo.InvariantCulture):D2}");

    private static (TeamId, TeamId) Pair(TeamId one, TeamId other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
