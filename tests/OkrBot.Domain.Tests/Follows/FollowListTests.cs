using FsCheck.Fluent;
using OkrBot.Domain.Follows;
using OkrBot.Domain.Tests.Kit;

namespace OkrBot.Domain.Tests.Follows;

public sealed class FollowListTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly TeamId A = new("a");
    private static readonly TeamId B = new("b");
    private static readonly TeamId C = new("c");

    [Fact]
    public void What_the_reporting_line_says_is_followed_and_ends_with_it()
    {
        var list = FollowList.Nothing.Suggest([A, B, A], Now);
        Assert.Equal([new(A, true, Now), new(B, true, Now)], list.Teams.AsEnumerable());
        list = list.Suggest([B, C], Now.AddDays(7));
        Assert.Equal([new(B, true, Now), new(C, true, Now.AddDays(7))], list.Teams.AsEnumerable());
    }

    [Fact]
    public void What_a_person_chose_nothing_overwrites()
    {
        var list = FollowList.Nothing.Suggest([A, B], Now).Choose([A, B, C], [A, C], Now.AddDays(1));
        Assert.Equal([new(A, false, Now), new(C, false, Now.AddDays(1))], list.Teams.AsEnumerable());
        var later = list.Suggest([B], Now.AddDays(7));
        Assert.Equal([A, C], later.Teams.Select(one => one.Team));
        Assert.Equal([B, A, C], later.Choose([B], [B], Now.AddDays(8)).Teams.Select(one => one.Team).OrderBy(team => team != B));
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        var list = FollowList.Nothing.Suggest([A, B], Now).Choose([A, B], [A], Now);
        Assert.Same(list, list.Suggest([A, B], Now.AddDays(7)));
        Assert.Same(list, list.Choose([A, B], [A], Now.AddDays(7)));
    }

    [Fact]
    public void Only_what_was_shown_can_be_chosen()
        => Assert.False(FollowList.Nothing.Choose([A], [A, B], Now).Follows(B));

    [Fact]
    public void Nobody_follows_a_team_twice_nor_too_many_nor_what_they_declined()
        => Checked.ForAll(Gen.Choose(0, 150).ArrayOf(40).ArrayOf(6), steps =>
        {
            var list = FollowList.Nothing;
            foreach (var step in steps)
            {
                TeamId[] teams = [.. step.Select(one => new TeamId($"{one}"))];
                list = step[0] % 2 == 0 ? list.Suggest(teams, Now) : list.Choose([.. teams], [.. teams.Take(20)], Now);
                Assert.Equal(list.Teams.Length, list.Teams.DistinctBy(one => one.Team).Count());
                Assert.InRange(list.Teams.Length, 0, FollowList.MostTeams);
                Assert.DoesNotContain(list.Teams, one => list.Declined.Contains(one.Team));
            }
        });
}
