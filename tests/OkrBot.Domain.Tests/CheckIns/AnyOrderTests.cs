using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;

namespace OkrBot.Domain.Tests.CheckIns;

/// <summary>Whatever people, meetings and timers do, in any order.</summary>
public sealed class AnyOrderTests
{
    private const int Plays = 500;

    [Fact]
    public void The_history_replayed_gives_the_state_that_was_built_step_by_step()
        => All((_, _, _) => { }, play => Assert.Equal(Same.Text(play.State), Same.Text(TeamHistory.Replay(Sample.Id, play.History))));

    [Fact]
    public void An_occurrence_opens_at_most_once_and_never_before_its_start()
        => All(
            (play, _, events) => Assert.All(events.OfType<TeamEvent.SegmentOpened>(), e => Assert.True(e.At >= e.Occurrence.Start && e.At == play.Now)),
            play => Assert.Distinct(play.History.OfType<TeamEvent.SegmentOpened>().Select(e => e.Occurrence)));

    [Fact]
    public void At_most_one_segment_is_open_and_one_closed_is_kept()
        => All((play, _, _) =>
        {
            Assert.True(play.State.Segments.Values.Count(s => s.State == SegmentState.Open) <= 1);
            Assert.True(play.State.Segments.Values.Count(s => s.State == SegmentState.Closed) <= 1);
            Assert.Distinct(play.State.Past.Select(p => p.Occurrence));
        });

    [Fact]
    public void A_segment_that_stored_time_has_closed_takes_no_answer_but_a_late_one()
        => All((play, before, events) =>
        {
            foreach (var saved in events.OfType<TeamEvent.AnswerSaved>().Select(e => e.Update))
            {
                var open = before.Find(saved.Occurrence)?.IsOpen(play.Now) == true;
                Assert.Equal(open, saved.Timing == AnswerTiming.During);
                if (saved.Timing == AnswerTiming.Before) Assert.DoesNotContain(before.Past, p => p.Occurrence == saved.Occurrence);
            }
        });

    [Fact]
    public void Nothing_is_extended_run_ranked_or_reopened_once_it_has_closed()
        => All((play, before, events) =>
        {
            var closed = before.Past.Select(p => p.Occurrence).ToHashSet();
            Assert.DoesNotContain(events, e => OccurrenceOf(e) is { } o && closed.Contains(o));
        });

    [Fact]
    public void The_close_is_at_the_stored_time_or_now_and_at_most_fifteen_minutes_after_the_card_was_there()
        => All((play, before, events) =>
        {
            foreach (var closed in events.OfType<TeamEvent.SegmentClosed>())
            {
                var segment = before.Find(closed.Occurrence)!;
                var early = closed.By is ClosedBy.Facilitator or ClosedBy.NothingToDiscuss or ClosedBy.NoMeeting or ClosedBy.ByMessage;
                Assert.Equal(early ? play.Now : segment.EffectiveClose, closed.At);
                // A card that comes after its ten minutes moves nothing, so it was there ten minutes after the opening at the latest.
                var moved = play.History.OfType<TeamEvent.SegmentPostedLate>().Any(e => e.Occurrence == closed.Occurrence);
                Assert.True(closed.At - segment.OpenedAt <= TimeSpan.FromMinutes(moved ? 25 : 15));
            }
        });

    [Fact]
    public void The_agenda_holds_each_key_result_once_ranked_by_reason_with_late_ones_last()
        => All((play, _, _) =>
        {
            foreach (var segment in play.State.Segments.Values)
            {
                Assert.Distinct(segment.Agenda.Select(i => i.KeyResult));
                Assert.Equal(segment.Agenda.Where(i => !i.Late).Select(i => i.Reason).Order(), segment.Agenda.TakeWhile(i => !i.Late).Select(i => i.Reason));
                Assert.Distinct(segment.Answered);
                Assert.Distinct(segment.Answerers);
            }
        });

    [Fact]
    public void Guests_and_strangers_change_nothing_and_three_promises_are_the_most()
        => All((play, _, events) =>
        {
            Assert.DoesNotContain(events.OfType<TeamEvent.AnswerSaved>(), e => e.Update.By == Sample.Eve || e.Update.By == Sample.Zed);
            Assert.DoesNotContain(events.OfType<TeamEvent.BlockerRaised>(), e => e.Blocker.RaisedBy == Sample.Eve || e.Blocker.RaisedBy == Sample.Zed);
            Assert.DoesNotContain(events.OfType<TeamEvent.RunnerNamed>(), e => e.RunBy == Sample.Eve || e.RunBy == Sample.Zed);
            if (events.Any(e => e is TeamEvent.CommitmentMade)) Assert.True(play.State.Commitments.Values.Count(c => c.Kept == Kept.NotAsked) <= 3);
        });

    [Fact]
    public void The_plays_reach_what_they_are_meant_to_reach()
    {
        HashSet<Type> seen = [];
        HashSet<AnswerTiming> timings = [];
        HashSet<ClosedBy> closes = [];
        All((_, _, events) =>
        {
            foreach (var one in events) seen.Add(one.GetType());
            timings.UnionWith(events.OfType<TeamEvent.AnswerSaved>().Select(e => e.Update.Timing));
            closes.UnionWith(events.OfType<TeamEvent.SegmentClosed>().Select(e => e.By));
        });
        // Of writing, which has plays of its own.
        Type[] never =
        [
            typeof(TeamEvent.ObjectiveWritten), typeof(TeamEvent.KeyResultWritten), typeof(TeamEvent.ObjectiveActivated), typeof(TeamEvent.ObjectiveStopped),
            typeof(TeamEvent.DraftDropped), typeof(TeamEvent.DraftKeyResultDropped),
            // Of links and liaisons.
            typeof(TeamEvent.LinkCopied), typeof(TeamEvent.LinkRemoved), typeof(TeamEvent.LinkQuestionAsked), typeof(TeamEvent.LinkQuestionAnswered), typeof(TeamEvent.LiaisonNamed),
            // Of going from one cycle into the next, which has its own too.
            typeof(TeamEvent.NextCycleEntered), typeof(TeamEvent.CycleFollowed), typeof(TeamEvent.LessonsBrought), typeof(TeamEvent.CyclePassed), typeof(TeamEvent.OpenItemsArrived),
            typeof(TeamEvent.TeamRenamed), typeof(TeamEvent.CompanyLeadsNamed),
            typeof(TeamEvent.SourceLinked), typeof(TeamEvent.WriteKeyNamed), typeof(TeamEvent.NumberArrived),
        ];
        Assert.Empty(typeof(TeamEvent).GetNestedTypes().Except(never).Except(seen));
        Assert.Equal(3, timings.Count);
        Assert.Superset(new HashSet<ClosedBy> { ClosedBy.Time, ClosedBy.Facilitator, ClosedBy.MeetingEnd, ClosedBy.NoMeeting, ClosedBy.ByMessage }, closes);
    }

    private static void All(Action<Play, TeamCycle, ImmutableArray<TeamEvent>> look, Action<Play>? atTheEnd = null)
        => Checked.ForAll(Checked.Rows(20, 120), row =>
        {
            var played = Play.Of(row, (play, before, events) =>
            {
                look(play, before, events);
                if (events.Any(e => e is TeamEvent.AnswerSaved)) LookBack(play);
            });
            atTheEnd?.Invoke(played);
        }, Plays);

    // No rule that reads the state may throw for any state that can be reached.
    private static void LookBack(Play play)
    {
        foreach (var keyResult in play.State.ActiveKeyResults)
        {
            _ = StatusRules.Suggest(play.State, keyResult, play.Now);
            _ = Signals.Of(play.State, keyResult, play.Now);
        }
    }

    private static Occurrence? OccurrenceOf(TeamEvent happened) => happened switch
    {
        TeamEvent.SegmentOpened e => e.Occurrence,
        TeamEvent.SegmentClosed e => e.Occurrence,
        TeamEvent.SegmentExtended e => e.Occurrence,
        TeamEvent.SegmentPostedLate e => e.Occurrence,
        TeamEvent.AgendaRanked e => e.Occurrence,
        TeamEvent.AgendaJoined e => e.Occurrence,
        TeamEvent.LastCallShown e => e.Occurrence,
        TeamEvent.RunnerNamed e => e.Occurrence,
        TeamEvent.MeetingStarted e => e.Occurrence,
        TeamEvent.MeetingEnded e => e.Occurrence,
        _ => null,
    };
}
