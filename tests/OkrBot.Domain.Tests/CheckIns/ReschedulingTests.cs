using System.Collections.Immutable;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

/// <summary>The calendar moves a meeting, makes it shorter or calls it off, before anybody came, while they come, and while the check-in is open.</summary>
public sealed class ReschedulingTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(30);

    [Fact]
    public void What_was_said_the_day_before_counts_at_the_new_time_and_nobody_is_asked_again()
    {
        var state = Said(5);
        var later = Start(5).AddHours(26);
        state = Follow(state, Start(5).AddHours(-2), (5, later));
        Assert.Equal(later, state.KeyResults[Time].Latest!.Occurrence.Start);
        Assert.Equal(AnswerTiming.Before, state.KeyResults[Time].Latest!.Timing);
        Assert.Equal(later, CheckInTargets.Find(state, asked: null, Start(5))!.Occurrence.Start);

        state = Began(state, later);
        var segment = state.Find(new(Series, later))!;
        Assert.Equal([Time, Cards], segment.Answered.ToArray());
        Assert.Equal([Ann], segment.Answerers.ToArray());
        Assert.Empty(segment.Agenda);
    }

    [Theory]
    [InlineData(-24, "moved to the day before")]
    [InlineData(-1, "moved earlier")]
    [InlineData(3, "moved later")]
    [InlineData(49, "moved to another day")]
    [InlineData(6 * 24, "moved to another week")]
    public void Wherever_the_meeting_went_the_answers_went_with_it(int hours, string what)
    {
        var moved = Start(5).AddHours(hours);
        var state = Follow(Said(5), Start(5).AddHours(-25), (5, moved));
        Assert.True(state.KeyResults.Values.SelectMany(k => k.Updates).All(u => u.Occurrence.Start == moved), what);
        Assert.Equal(2, state.KeyResults.Values.SelectMany(k => k.Updates).Count());
    }

    [Fact]
    public void Moved_twice_and_back_they_are_where_they_were()
    {
        var state = Said(5);
        var back = Follow(Follow(Follow(state, Now(5), (5, Start(5).AddHours(5))), Now(5), (5, Start(5).AddDays(1))), Now(5), (5, Start(5)));
        Assert.Equal(Same.Text(state.KeyResults), Same.Text(back.KeyResults));
    }

    [Fact]
    public void Moved_behind_the_cycles_end_they_stay_as_what_was_said_in_its_last_week()
    {
        var moved = new KnownMeeting(Start(14), End(14)) { Original = Start(13) };
        var meeting = Meeting with { Known = new KnownMeetings(Start(12), Start(15), [new(Start(12), End(12)), moved]) };
        var said = Said(13);
        var state = said.Then(Rescheduling.Decide(said, new FollowMeeting(meeting), Now(13)));
        Assert.All(state.KeyResults.Values.SelectMany(k => k.Updates), u => Assert.Equal(Week(13), u.Occurrence));
    }

    [Fact]
    public void Called_off_they_stay_as_what_was_said_that_week_and_the_next_weeks_check_in_asks_anew()
    {
        var state = Follow(Said(5), Now(5), (5, null));
        Assert.Equal(Week(5), state.KeyResults[Time].Latest!.Occurrence);
        state = Began(state, Start(6));
        Assert.Empty(state.Find(Week(6))!.Answered);
        Assert.Equal(Status.OnTrack, StatusRules.Suggest(state, state.KeyResults[Time], Start(6)).Status);
    }

    [Fact]
    public void Called_off_with_another_one_left_in_the_week_they_count_there()
    {
        var thursday = Start(5).AddDays(2);
        var state = Follow(Said(5), Now(5), (5, null), (0, thursday));
        Assert.Equal(thursday, state.KeyResults[Time].Latest!.Occurrence.Start);
    }

    [Fact]
    public void Without_a_calendar_too_what_was_said_ahead_counts_where_the_week_meets_at_last()
    {
        var (state, friday) = (Said(5), Start(5).AddDays(3));
        var held = MovedMeetings.At(state, Meeting, friday)!;
        state = state.Then(Opening.Decide(state, new MeetingBegan(held.Occurrence, Chat, held.End, friday), friday));
        Assert.Equal([Time, Cards], state.Find(held.Occurrence)!.Answered.ToArray());
    }

    [Fact]
    public void Blockers_and_promises_of_before_move_along()
    {
        var state = Said(5);
        state = state.Then(Blocking.Decide(state, new RaiseBlocker(Ann, new("b1"), Time, "a form", "Legal"), Now(5)));
        state = state.Then(Answering.Decide(state, Save(Chidi, 5, Number(Blik, 0, 1, "no shop") with { NextStep = new("nobody signs", "call them", new(2026, 12, 1)) }), Now(5)));
        var moved = Start(5).AddHours(-1);
        state = Follow(state, Now(5), (5, moved));
        Assert.Equal(moved, state.Blockers[new("b1")].RaisedIn.Start);
        var promise = Assert.Single(state.Commitments.Values);
        Assert.Equal(moved, promise.MadeIn.Start);

        // A second answer at the new time rewrites the step.
        state = Began(state, moved);
        state = state.Then(Answering.Decide(state, new SaveAnswers(Chidi, new(Series, moved), [Number(Blik, 0, 1, "no shop") with { NextStep = new("nobody signs", "go there", new(2026, 12, 1)) }]), moved.AddMinutes(1)));
        Assert.Equal("go there", Assert.Single(state.Commitments.Values).Then);
        state = state.Then(Conducting.Tick(state, new(Series, moved), moved.AddMinutes(10)));
        Assert.Equal(1, Blocking.AgeInSegments(state, state.Blockers[new("b1")]));
    }

    [Fact]
    public void A_timer_opens_at_the_new_time_and_not_at_the_old_one()
    {
        var moved = Start(5).AddHours(3);
        var state = Follow(New, Now(5), (5, moved));
        Assert.Equal(Decision.Nothing, Conducting.Tick(state, Week(5), Start(5).AddMinutes(2)));
        Assert.Null(Conducting.NextDue(state, Week(5), Start(5)));
        Assert.NotNull(Conducting.Tick(state, new(Series, moved), moved.AddMinutes(2)).Events().OfType<TeamEvent.SegmentOpened>().Single());
    }

    [Fact]
    public void Told_a_few_minutes_ahead_it_is_woken_at_once()
    {
        var (now, moved) = (Start(5).AddHours(-4), Start(5).AddHours(-4).AddMinutes(5));
        var wakes = Rescheduling.Decide(New, new FollowMeeting(Told((5, moved))), now).Wakes();
        Assert.Equal([new Wake.Segment(new(Series, moved), moved + OpeningTime.TimerAfter)], wakes);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(12)]
    public void A_shorter_meeting_closes_at_its_new_end_also_when_it_is_told_while_it_is_open(int minutes)
    {
        var last = New.Then(new TeamEvent.TeamSettled(TeamSettings.Of(New.Team) with { Placement = new(PlacementKind.AfterMinutes, 5) }));
        var told = Told((5, Start(5)));
        told = told with { Known = told.Known! with { Meetings = [.. told.Known.Meetings.Select(m => m.Start == Start(5) ? m with { End = Start(5).AddMinutes(minutes) } : m)] } };
        var before = last.Then(Rescheduling.Decide(last, new FollowMeeting(told), Now(5)));
        before = before.Then(Conducting.Tick(before, Week(5), Start(5).AddMinutes(5)));
        Assert.Equal(Start(5).AddMinutes(minutes == 20 ? 15 : 12), before.Find(Week(5))!.ClosesAt);

        var open = last.Then(Conducting.Tick(last, Week(5), Start(5).AddMinutes(5)));
        open = open.Then(Rescheduling.Decide(open, new FollowMeeting(told), Start(5).AddMinutes(7)));
        Assert.Equal(before.Find(Week(5))!.ClosesAt, open.Find(Week(5))!.ClosesAt);
        Assert.Equal(Start(5).AddMinutes(minutes), open.Find(Week(5))!.ScheduledEnd);
    }

    [Fact]
    public void Called_off_nothing_opens_by_timer_and_Teams_own_event_opens_all_the_same()
    {
        var state = Follow(New, Now(5), (5, null));
        Assert.Equal(Decision.Nothing, Conducting.Tick(state, Week(5), Start(5).AddMinutes(2)));
        var held = Occurrences.At(state.Team.Meeting!, Berlin, Start(5)) ?? MovedMeetings.At(state, state.Team.Meeting!, Start(5));
        state = state.Then(Opening.Decide(state, new MeetingBegan(held!.Occurrence, Chat, held.End, Start(5)), Start(5)));
        Assert.True(state.Find(held.Occurrence)!.IsOpen(Start(5).AddMinutes(1)));
    }

    [Fact]
    public void Who_waits_for_a_meeting_that_is_moved_a_little_waits_for_its_new_time()
    {
        var state = New.Then(Opening.Decide(New, new MeetingBegan(Week(5), Chat, End(5), Start(5).AddMinutes(-10)), Start(5).AddMinutes(-10)));
        var moved = Start(5).AddMinutes(15);
        var decided = Rescheduling.Decide(state, new FollowMeeting(Told((5, moved))), Start(5).AddMinutes(-5));
        state = state.Then(decided);
        Assert.Null(state.Find(Week(5)));
        Assert.Equal((SegmentState.Awaited, moved + Long), (state.Find(new(Series, moved))!.State, state.Find(new(Series, moved))!.ScheduledEnd));
        Assert.Contains(new Wake.Segment(new(Series, moved), moved), decided.Wakes());
        Assert.Equal(Decision.Nothing, Conducting.Tick(state, Week(5), Start(5)));
        Assert.Equal(OpenedBy.MeetingStart, Conducting.Tick(state, new(Series, moved), moved).Events().OfType<TeamEvent.SegmentOpened>().Single().Trigger);
    }

    [Fact]
    public void Who_came_for_one_that_is_moved_to_the_afternoon_opens_nothing_and_gets_no_message()
    {
        var state = New.Then(Opening.Decide(New, new MeetingBegan(Week(5), Chat, End(5), Start(5).AddMinutes(-10)), Start(5).AddMinutes(-10)));
        state = Follow(state, Start(5).AddMinutes(-5), (5, Start(5).AddHours(5)));
        Assert.Empty(state.Segments);
        Assert.Equal(Decision.Nothing, Conducting.Tick(state, Week(5), Start(5)));
        Assert.Empty(OpenAnswers.Of(state, Start(5).AddHours(2)));
    }

    [Fact]
    public void Who_is_there_when_it_is_called_off_holds_it_and_who_leaves_gets_no_message()
    {
        var waits = New.Then(Opening.Decide(New, new MeetingBegan(Week(5), Chat, End(5), Start(5).AddMinutes(-10)), Start(5).AddMinutes(-10)));
        waits = Follow(waits, Start(5).AddMinutes(-5), (5, null));
        Assert.NotEmpty(Conducting.Tick(waits, Week(5), Start(5)).Events());

        Assert.Equal(Week(5), MovedMeetings.Ending(waits, waits.Team.Meeting!)!.Occurrence);
        var left = waits.Then(Opening.Decide(waits, new MeetingStopped(Week(5), Start(5).AddMinutes(-2)), Start(5).AddMinutes(-2)));
        Assert.Empty(left.Segments);
        Assert.Empty(OpenAnswers.Of(left, Start(5).AddHours(2)));

        // Left first, called off then.
        var first = New.Then(Opening.Decide(New, new MeetingBegan(Week(5), Chat, End(5), Start(5).AddMinutes(-10)), Start(5).AddMinutes(-10)));
        first = first.Then(Opening.Decide(first, new MeetingStopped(Week(5), Start(5).AddMinutes(-8)), Start(5).AddMinutes(-8)));
        Assert.Empty(Follow(first, Start(5).AddMinutes(-7), (5, null)).Segments);
    }

    [Fact]
    public void An_open_check_in_runs_to_its_end_wherever_its_meeting_is_moved_and_the_meetings_end_still_ends_it()
    {
        var state = New.Opened(5);
        state = Follow(state, Start(5).AddMinutes(1), (5, Start(5).AddHours(5)));
        Assert.True(state.Find(Week(5))!.IsOpen(Start(5).AddMinutes(9)));
        Assert.Equal(Week(5), MovedMeetings.Ending(state, state.Team.Meeting!)!.Occurrence);
        state = state.Then(Opening.Decide(state, new MeetingStopped(Week(5), Start(5).AddMinutes(2)), Start(5).AddMinutes(2)));
        Assert.Equal(Start(5).AddMinutes(7), state.Find(Week(5))!.EffectiveClose);
    }

    [Fact]
    public void One_that_a_timer_opened_in_vain_is_called_off_and_what_was_said_ahead_counts_at_the_new_time()
    {
        var state = Said(5);
        state = state.Then(Conducting.Tick(state, Week(5), Start(5).AddMinutes(2)));
        var moved = Start(5).AddHours(5);
        state = Follow(state, Start(5).AddMinutes(3), (5, moved));
        Assert.Equal(ClosedBy.NoMeeting, state.Find(Week(5))!.ClosedBy);
        Assert.Empty(OpenAnswers.Of(state, Start(5).AddHours(1)));
        state = state.Then(Conducting.Tick(state, new(Series, moved), moved.AddMinutes(2)));
        Assert.Equal([Time, Cards], state.Find(new(Series, moved))!.Answered.ToArray());
    }

    [Fact]
    public void A_card_of_before_the_move_counts_for_the_meeting_that_takes_its_place()
    {
        var moved = Start(5).AddHours(5);
        var state = Follow(New, Now(5), (5, moved));
        Assert.Equal(moved, Rescheduling.Standing(state, Week(5), Now(5)).Start);
        Assert.Equal(Week(6), Rescheduling.Standing(state, Week(6), Now(5)));
        Assert.Equal(Week(5), Rescheduling.Standing(Follow(New, Now(5), (5, null)), Week(5), Now(5)));
        Assert.Equal(Week(5), Rescheduling.Standing(Follow(New.Opened(5), Start(5).AddMinutes(1), (5, moved)), Week(5), Start(5).AddMinutes(2)));
        state = state.Then(Answering.Decide(state, new SaveAnswers(Ann, Rescheduling.Standing(state, Week(5), Now(5)), [Number(Time, 60, 6)]), Now(5)));
        Assert.Equal(moved, state.KeyResults[Time].Latest!.Occurrence.Start);

        // Also when it went to a day for which it would be too early.
        var friday = Start(5).AddDays(3);
        state = Follow(New, Now(5), (5, friday));
        state = state.Then(Answering.Decide(state, new SaveAnswers(Ann, Rescheduling.Standing(state, Week(5), Now(5)), [Number(Time, 60, 6)]), Now(5)));
        Assert.Equal(friday, state.KeyResults[Time].Latest!.Occurrence.Start);
    }

    [Fact]
    public void Told_twice_nothing_happens_twice_and_of_a_meeting_of_before_nothing_at_all()
    {
        var state = Follow(Said(5), Now(5), (5, Start(5).AddHours(1)));
        Assert.Equal(Decision.Nothing, Rescheduling.Decide(state, new FollowMeeting(Told((5, Start(5).AddHours(1)))), Now(5)));
        Assert.Equal(Decision.Nothing, Rescheduling.Decide(state, new FollowMeeting(Told() with { Series = new("19:other") }), Now(5)));
    }

    /// <summary>The working day before the meeting of that week, in the afternoon.</summary>
    private static DateTimeOffset Now(int week) => Start(week).AddHours(-18);

    private static TeamCycle Said(int week)
        => New.Then(Answering.Decide(New, Save(Ann, week, Number(Time, 60, 6), Number(Cards, 20, 6)), Now(week)));

    private static TeamCycle Follow(TeamCycle state, DateTimeOffset now, params (int Week, DateTimeOffset? To)[] changes)
        => state.Then(Rescheduling.Decide(state, new FollowMeeting(Told(changes)), now));

    private static TeamCycle Began(TeamCycle state, DateTimeOffset start)
        => state.Then(Opening.Decide(state, new MeetingBegan(new(Series, start), Chat, start + Long, start), start));

    /// <summary>Weeks 3 to 8 as they are, but for these: moved there, or not at all; week 0 is one more.</summary>
    private static ConnectedMeeting Told(params (int Week, DateTimeOffset? To)[] changes)
    {
        var usual = Enumerable.Range(3, 6).Where(week => changes.All(c => c.Week != week)).Select(week => new KnownMeeting(Start(week), End(week)));
        var changed = changes.Where(c => c.To is not null).Select(c => new KnownMeeting(c.To!.Value, c.To.Value + Long) { Original = c.Week == 0 || Start(c.Week) == c.To ? null : Start(c.Week) });
        return Meeting with { Known = new KnownMeetings(Start(3).AddDays(-1), Start(9).AddDays(-1), [.. usual.Concat(changed).OrderBy(m => m.Start)]) };
    }
}
