using System.Collections.Immutable;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Planning;

/// <summary>When the teams of a group talk: between the opening of planning (14 December) and the end of week 1 (10 January).</summary>
public sealed class TalkTimesTests
{
    private static readonly Cycle Next = new(new("2027-01-04"), new(2027, 1, 4));
    private static readonly HashSet<DateOnly> NoHolidays = [];

    [Fact]
    public void The_window_is_from_week_eleven_to_the_end_of_week_one()
    {
        Assert.Equal((new DateOnly(2026, 12, 14), new DateOnly(2027, 1, 10)), TalkTimes.Window(Sample.Cycle, Next));
        Assert.Equal((new DateOnly(2026, 12, 14), new DateOnly(2027, 1, 10)), TalkTimes.Window(null, Next));
    }

    [Theory]
    [InlineData("2026-12-14", "", "2026-12-21")] // the first working day of week 12
    [InlineData("2026-12-14", "2026-12-21,2026-12-22", "2026-12-23")]
    [InlineData("2026-12-20", "", "2026-12-23")] // three days' notice
    [InlineData("2026-12-23", "", "2026-12-28")] // over the weekend
    [InlineData("2027-01-06", "", "2027-01-07")] // no notice is left, a day is
    [InlineData("2027-01-08", "", null)]
    public void It_is_the_first_working_day_of_the_second_planning_week_or_as_soon_as_people_have_notice(string today, string holidays, string? day)
    {
        var free = holidays.Length == 0 ? NoHolidays : holidays.Split(',').Select(DateOnly.Parse).ToHashSet();
        var time = TalkTimes.Propose(TalkTimes.Window(Sample.Cycle, Next), Berlin, free, DateOnly.Parse(today));
        Assert.Equal(day is null ? null : new TalkTime(DateOnly.Parse(day), new(10, 0), 60, Berlin), time);
    }

    [Fact]
    public void A_lead_sets_no_time_outside_the_window_in_the_past_or_of_no_sensible_length()
    {
        var (window, now) = (TalkTimes.Window(Sample.Cycle, Next), DateTimeOffset.Parse("2026-12-15T09:00:00Z"));
        TalkTime right = new(new(2026, 12, 16), new(10, 0), 60, Berlin);
        Assert.Null(TalkTimes.Check(window, right, now));
        Assert.IsType<TalkOutsidePlanning>(TalkTimes.Check(window, right with { Day = new(2026, 12, 13) }, now));
        Assert.IsType<TalkOutsidePlanning>(TalkTimes.Check(window, right with { Day = new(2027, 1, 11) }, now));
        Assert.IsType<TalkLength>(TalkTimes.Check(window, right with { Minutes = 14 }, now));
        Assert.IsType<TalkLength>(TalkTimes.Check(window, right with { Minutes = 241 }, now));
        Assert.IsType<TalkIsOver>(TalkTimes.Check(window, right with { Day = new(2026, 12, 15) }, now));
    }

    [Fact]
    public void The_zone_is_where_most_teams_are()
    {
        Assert.Equal("Asia/Tokyo", TalkTimes.ZoneOf([Berlin, "Asia/Tokyo", "Asia/Tokyo"]));
        Assert.Equal("Asia/Tokyo", TalkTimes.ZoneOf([Berlin, "Asia/Tokyo"]));
        Assert.Equal("UTC", TalkTimes.ZoneOf([]));
    }

    [Fact]
    public void A_group_whose_time_was_set_or_that_is_in_calendars_survives_the_next_proposal()
    {
        ImmutableArray<Cluster> groups = [new(new("a-1"), [new("a"), new("b")]), new(new("c-1"), [new("c"), new("d")])];
        TalkTime time = new(new(2026, 12, 16), new(10, 0), 60, Berlin);
        groups = Changed(ClusterEditing.Decide(groups, new ClusterChange.SetTime(new("a-1"), time)));
        groups = Changed(ClusterEditing.Decide(groups, new ClusterChange.Keep(new("c-1"))));
        var renewed = Clusters.Renew(groups, [], []);
        Assert.Equal([time, null], renewed.Select(group => group.Talk));
        Assert.Equal([new("a-1"), new ClusterId("c-1")], renewed.Select(group => group.Id));
        Assert.IsType<ClusterDecision.Refused>(ClusterEditing.Decide(groups, new ClusterChange.SetTime(new("no"), time)));
        Assert.IsType<ClusterDecision.Refused>(ClusterEditing.Decide(groups, new ClusterChange.Keep(new("no"))));
    }

    private static ImmutableArray<Cluster> Changed(ClusterDecision decision) => Assert.IsType<ClusterDecision.Changed>(decision).Clusters;
}
