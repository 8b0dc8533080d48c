using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Teams;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

/// <summary>The timer opened week 1 two minutes after its start; two minutes later nobody has answered.</summary>
public sealed class SkippingTests
{
    private static readonly DateTimeOffset Opens = Start(1).AddMinutes(2), Asks = Start(1).AddMinutes(4);

    private static TeamCycle ByTimer => New.Then(Conducting.Tick(New, Week(1), Opens));

    [Fact]
    public void The_card_asks_after_two_minutes_without_an_answer_or_a_sign_of_the_meeting()
    {
        var state = ByTimer;
        Assert.False(IsOffered(state, Asks.AddSeconds(-1)));
        Assert.True(IsOffered(state, Asks));
        Assert.False(IsOffered(state, Opens.AddMinutes(10)));
        Assert.False(IsOffered(state.WithAnswer(Time, 1, 60, 5), Asks));
        Assert.False(IsOffered(state.Then(Opening.Decide(state, new MeetingBegan(Week(1), Chat, End(1), Asks), Asks)), Asks));
        Assert.False(IsOffered(New.Opened(1), Asks));
    }

    [Fact]
    public void What_was_answered_the_day_before_does_not_make_it_held()
    {
        var before = Start(1).AddHours(-20);
        var answered = New.Then(Answering.Decide(New, Save(Chidi, 1, Number(Blik, 3, 9)), before));
        answered = answered.Then(Answering.Decide(answered, Save(Ann, 1, Number(Time, 70, 5)), before));
        var state = answered.Then(Conducting.Tick(answered, Week(1), Opens));
        Assert.True(IsOffered(state, Asks));
        Assert.False(Skipped(state, Dina).Past[^1].Held);
    }

    private static bool IsOffered(TeamCycle state, DateTimeOffset at) => Skipping.IsOffered(state, state.Find(Week(1))!, at);

    [Fact]
    public void Any_member_says_that_there_is_no_meeting_and_it_is_on_record_who_and_when()
    {
        var past = Skipped(ByTimer, Chidi).Past[^1];
        Assert.Equal((ClosedBy.NoMeeting, Chidi, false, Asks), (past.By!.Value, past.Person!.Value, past.Held, past.ClosedAt));
    }

    [Fact]
    public void Saying_it_twice_is_saying_it_once()
    {
        var skipped = Skipped(ByTimer, Chidi);
        Assert.Equal(Decision.Nothing, Skipping.Decide(skipped, new SkipMeeting(Dina, Week(1)), Asks.AddMinutes(1)));
        Skipping.Decide(skipped, new AnswerByMessage(Dina, Week(1)), Asks.AddMinutes(1)).Refusal<SegmentClosed>();
    }

    [Fact]
    public void Guests_and_strangers_say_nothing()
    {
        Skipping.Decide(ByTimer, new SkipMeeting(Eve, Week(1)), Asks).Refusal<GuestsLookOnly>();
        Skipping.Decide(ByTimer, new AnswerByMessage(Zed, Week(1)), Asks).Refusal<NotAMember>();
    }

    [Fact]
    public void After_an_answer_a_sign_of_the_meeting_or_the_close_it_is_too_late()
    {
        Skipping.Decide(ByTimer.WithAnswer(Time, 1, 60, 5), new SkipMeeting(Ann, Week(1)), Asks).Refusal<PeopleAnswered>();
        Skipping.Decide(New.Opened(1), new SkipMeeting(Ann, Week(1)), Asks).Refusal<MeetingTakesPlace>();
        Skipping.Decide(ByTimer.Then(Conducting.Tick(ByTimer, Week(1), Opens.AddMinutes(10))), new SkipMeeting(Ann, Week(1)), Opens.AddMinutes(11)).Refusal<SegmentClosed>();
        Skipping.Decide(New, new SkipMeeting(Ann, Week(1)), Asks).Refusal<NotRunning>();
    }

    [Fact]
    public void A_skipped_one_is_not_the_weeks_check_in_and_asks_nobody_afterwards()
    {
        var skipped = Skipped(ByTimer, Chidi);
        var thursday = Week(1) with { Start = Start(1).AddDays(2) };
        Assert.NotEmpty(Opening.Decide(skipped, new MeetingBegan(thursday, Chat, null, thursday.Start), thursday.Start).Events());
        Assert.Empty(OpenAnswers.Of(skipped, DateTimeOffset.MaxValue));
    }

    [Fact]
    public void The_picked_day_fell_out_when_nobody_met_on_it()
    {
        var tuesdays = ByTimer with { Team = ByTimer.Team with { CheckInDay = DayOfWeek.Tuesday } };
        var thursday = Week(1) with { Start = Start(1).AddDays(2) };
        Assert.NotEmpty(Opening.Decide(Skipped(tuesdays, Chidi), new MeetingBegan(thursday, Chat, null, thursday.Start), thursday.Start).Events());
    }

    [Fact]
    public void Answers_by_message_are_the_weeks_check_in_and_their_owners_are_asked()
    {
        var state = ByTimer.Then(Skipping.Decide(ByTimer, new AnswerByMessage(Dina, Week(1)), Asks));
        var thursday = Week(1) with { Start = Start(1).AddDays(2) };
        Opening.Decide(state, new MeetingBegan(thursday, Chat, null, thursday.Start), thursday.Start).Refusal<AlreadyCheckedIn>();
        Assert.Equal([Time, Cards, Blik, Terms], OpenAnswers.Of(state, DateTimeOffset.MaxValue).Select(a => a.KeyResult));
        Assert.All(OpenAnswers.Of(state, DateTimeOffset.MaxValue), a => Assert.Equal(Asks, a.ClosedAt));
    }

    [Fact]
    public void Of_two_teams_a_skip_of_one_is_a_skip_of_both()
    {
        var other = ByTimer with { Id = Id with { Team = new("growth") } };
        var room = Rooming.Of([Skipped(ByTimer, Chidi), other], Week(1), Asks)!;
        var followed = other.Then(Rooming.Decide(other, room, Asks));
        Assert.Equal((ClosedBy.NoMeeting, Chidi), (followed.Past[^1].By!.Value, followed.Past[^1].Person!.Value));
    }

    private static TeamCycle Skipped(TeamCycle state, PersonId by) => state.Then(Skipping.Decide(state, new SkipMeeting(by, Week(1)), Asks));
}
