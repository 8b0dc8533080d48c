using System.Collections.Immutable;
using FsCheck.Fluent;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

/// <summary>What the organiser's calendar says counts; where nobody asked it, the rhythm does.</summary>
public sealed class KnownMeetingsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(30);

    private static ConnectedMeeting Told(params DateTimeOffset[] starts)
        => Meeting with { Known = new KnownMeetings(Start(4).AddDays(-1), Start(8).AddDays(-1), [.. starts.Select(start => new KnownMeeting(start, start + Long))]) };

    [Fact]
    public void In_the_window_only_the_calendar_counts_and_beside_it_the_rhythm()
    {
        var moved = Start(5).AddHours(5);
        var meeting = Told(Start(4), moved, Start(7));
        Assert.Equal([Start(3), Start(4), moved, Start(7), Start(8), Start(9)], Occurrences.Between(meeting, Start(3), Start(10)).Select(o => o.Occurrence.Start));
        Assert.Equal(moved + Long, Occurrences.StartingAt(meeting, moved)?.End);
        Assert.Null(Occurrences.StartingAt(meeting, Start(5)));
    }

    [Fact]
    public void An_event_belongs_to_the_moved_meeting_and_to_none_at_the_time_of_the_one_that_fell_out()
    {
        var moved = Start(5).AddHours(5);
        var meeting = Told(Start(4), moved, Start(7));
        Assert.Equal(moved, Occurrences.At(meeting, Berlin, moved.AddMinutes(-30))?.Occurrence.Start);
        Assert.Null(Occurrences.At(meeting, Berlin, moved.AddMinutes(-31)));
        Assert.Null(Occurrences.At(meeting, Berlin, moved + Long));
        Assert.Null(Occurrences.At(meeting, Berlin, Start(5)));
        Assert.Null(Occurrences.At(meeting, Berlin, Start(6)));
        Assert.Equal(Start(8), Occurrences.At(meeting, Berlin, Start(8))?.Occurrence.Start);
    }

    [Fact]
    public void The_next_one_steps_over_what_fell_out_and_past_the_window()
    {
        var meeting = Told(Start(4), Start(7));
        Assert.Equal(Start(7), Occurrences.Next(meeting, Start(4))?.Occurrence.Start);
        Assert.Equal(Start(8), Occurrences.Next(meeting, Start(7))?.Occurrence.Start);
        Assert.Equal(Start(8), Occurrences.Next(Told(), Start(4))?.Occurrence.Start);
    }

    [Fact]
    public void One_that_was_moved_into_the_window_from_beyond_it_is_counted_where_it_is_held_alone()
    {
        var (early, late) = (Start(7).AddHours(5), Start(4).AddHours(5));
        var meeting = Told(late, Start(5), early);
        meeting = meeting with { Known = meeting.Known! with { Meetings = [new(late, late + Long) { Original = Start(3) }, new(Start(5), Start(5) + Long), new(early, early + Long) { Original = Start(8) }] } };
        Assert.Equal([Start(2), late, Start(5), early, Start(9)], Occurrences.Between(meeting, Start(2), Start(10)).Select(o => o.Occurrence.Start));
        Assert.Equal(Start(9), Occurrences.Next(meeting, early)?.Occurrence.Start);
        Assert.Null(Occurrences.StartingAt(meeting, Start(8)));

        // Held every two weeks, the next one is four weeks after the one before the window's end.
        var fortnightly = meeting with { Schedule = Tuesdays with { Anchor = new(2026, 10, 13), EveryWeeks = 2 } };
        Assert.Equal(Start(10), Occurrences.Next(fortnightly, early)?.Occurrence.Start);
    }

    [Fact]
    public void A_series_without_a_rhythm_is_known_as_far_as_its_calendar_was_read()
    {
        var monthly = Told(Start(5)) with { Schedule = null };
        Assert.Equal(Start(5), Occurrences.Next(monthly, Start(4))?.Occurrence.Start);
        Assert.Null(Occurrences.Next(monthly, Start(5)));
        Assert.Null(Occurrences.At(monthly, Berlin, Start(6)));
        // Beyond, the day names it, as where nobody tells ahead.
        Assert.Null(Occurrences.At(monthly, Berlin, Start(9))?.End);
        Assert.NotNull(Occurrences.At(monthly, Berlin, Start(9)));
    }

    [Fact]
    public void Those_not_over_hold_the_one_that_runs()
        => Assert.Equal([Start(4), Start(7)], Occurrences.NotOver(Told(Start(4), Start(7)), Start(4).AddMinutes(29), Start(8)).Select(o => o.Occurrence.Start));

    [Fact]
    public void Following_writes_what_is_new_of_the_teams_own_meeting_and_nothing_else()
    {
        var state = New;
        var told = Told(Start(5));
        var followed = Connecting.Decide(state, new FollowMeeting(told));
        var after = TeamHistory.Apply(state, Assert.IsType<Decision.Accepted>(followed).Events);
        Assert.Equal(told, after.Team.Meeting);
        Assert.Equal(Decision.Nothing, Connecting.Decide(after, new FollowMeeting(told with { Known = told.Known! with { Meetings = [.. told.Known.Meetings] } })));
        Assert.Equal(Decision.Nothing, Connecting.Decide(state, new FollowMeeting(told with { Series = new SeriesId("19:other@thread.v2") })));
    }

    [Fact]
    public void Whatever_the_calendar_says_occurrences_come_in_order_and_once_and_an_event_at_each_start_finds_it()
        => Checked.ForAll(Gen.Choose(0, 27).Two().ArrayOf(6), days =>
        {
            var starts = days.Select(d => Start(4).AddDays(d.Item1).AddHours(d.Item2 % 9)).Distinct().Order().ToImmutableArray();
            var meeting = Told([.. starts]);
            var all = Occurrences.Between(meeting, Start(1), Start(12)).ToList();
            Assert.Equal(all.Select(o => o.Occurrence.Start).Order().Distinct(), all.Select(o => o.Occurrence.Start));
            Assert.All(all, o => Assert.Equal(o.Occurrence, Occurrences.At(meeting, Berlin, o.Occurrence.Start)?.Occurrence));
        });
}
