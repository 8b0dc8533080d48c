using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Blockers;

public sealed class BlockingTests
{
    private static readonly DateTimeOffset Now = Start(5).AddMinutes(4);

    [Fact]
    public void Any_member_raises_one_and_any_member_resolves_it()
    {
        var open = New.Opened(5);
        var raised = Blocking.Decide(open, Raise(), Now);
        Assert.Equal([new Wake.RoomCard(Week(5), Now + Segment.Gather)], raised.Wakes());
        var state = open.Then(raised);
        Assert.Equal(new(new("b1"), Blik, "a signed form", "Legal", Dina, Now, Week(5)), state.Blockers[new("b1")]);
        Assert.Equal(Decision.Nothing, Blocking.Decide(state, Raise(), Now));
        state = state.Then(Blocking.Decide(state, new ResolveBlocker(Ann, new("b1")), Now));
        Assert.Equal((Now, Ann), (state.Blockers[new("b1")].ResolvedAt, state.Blockers[new("b1")].ResolvedBy));
        Assert.Equal(Decision.Nothing, Blocking.Decide(state, new ResolveBlocker(Bo, new("b1")), Now));
    }

    [Fact]
    public void Somebody_of_the_team_may_be_chosen_and_what_was_typed_counts_first()
    {
        var chosen = New.Then(Blocking.Decide(New, Raise() with { From = " ", FromPerson = Ann }, Now)).Blockers[new("b1")];
        Assert.Equal(("Ann", Ann), (chosen.From, chosen.FromPerson));
        var typed = New.Then(Blocking.Decide(New, Raise() with { FromPerson = Ann }, Now)).Blockers[new("b1")];
        Assert.Equal(("Legal", null), (typed.From, typed.FromPerson));
        Assert.Equal(Zed, Blocking.Decide(New, Raise() with { From = "", FromPerson = Zed }, Now).Refusal<NotOnTeam>().Person);
    }

    [Fact]
    public void What_was_resolved_too_early_is_reopened_until_the_next_check_in_and_stays_as_old_as_it_was()
    {
        var state = New.Opened(5);
        state = state.Then(Blocking.Decide(state, Raise(), Now)).Closed(5).Opened(6);
        ReopenBlocker again = new(Chidi, new("b1"));
        Assert.Equal(Decision.Nothing, Blocking.Decide(state, again, Now.AddDays(7)));
        state = state.Then(Blocking.Decide(state, new ResolveBlocker(Ann, new("b1")), Now.AddDays(7)));
        Blocking.Decide(state, again with { By = Eve }, Now.AddDays(7)).Refusal<GuestsLookOnly>();
        Blocking.Decide(state, again with { By = Zed }, Now.AddDays(7)).Refusal<NotAMember>();
        Blocking.Decide(state, again with { Id = new("?") }, Now.AddDays(7)).Refusal<UnknownBlocker>();
        var reopened = Blocking.Decide(state, again, Now.AddDays(7));
        Assert.Equal([new TeamEvent.BlockerReopened(new("b1"), Chidi, Now.AddDays(7))], reopened.Events().AsEnumerable());
        Assert.Equal([new Wake.RoomCard(Week(6), Now.AddDays(7) + Segment.Gather)], reopened.Wakes());
        var blocker = state.Then(reopened).Blockers[new("b1")];
        Assert.Equal((true, Week(5), null, null), (blocker.IsOpen, blocker.RaisedIn, blocker.ResolvedAt, blocker.ResolvedBy));
        Blocking.Decide(state.Closed(6).Opened(7), again, Now.AddDays(14)).Refusal<UnknownBlocker>();
    }

    [Fact]
    public void After_the_close_the_summary_hears_of_it_too()
    {
        var state = New.Opened(5).Closed(5);
        Assert.Equal([new Wake.RoomCard(Week(5), Now.AddHours(1) + Segment.Gather)], Blocking.Decide(state, Raise(), Now.AddHours(1)).Wakes());
    }

    [Theory]
    [InlineData(1, 1, 2, 3)]
    [InlineData(2, 1, 3, 5)]
    public void In_weeks_it_is_as_old_as_the_team_s_rhythm_makes_it(int cadence, params int[] weeks)
    {
        var state = New.Then(new TeamEvent.TeamJoinedCycle(New.Team with { CadenceWeeks = cadence }, Cycle)).Opened(1);
        state = state.Then(Blocking.Decide(state, Raise(), Start(1).AddMinutes(4)));
        for (var checkIn = 0; checkIn < weeks.Length; checkIn++)
        {
            var week = 1 + (checkIn * cadence);
            if (checkIn > 0) state = state.Opened(week);
            Assert.Equal(weeks[checkIn], Blocking.AgeInWeeks(state, state.Blockers[new("b1")], inCheckIn: true));
            state = state.Closed(week);
            Assert.Equal(weeks[checkIn], Blocking.AgeInWeeks(state, state.Blockers[new("b1")], inCheckIn: false));
        }
    }

    [Fact]
    public void It_says_what_is_needed_and_from_whom()
    {
        Blocking.Decide(New, Raise() with { Need = " \u200b" }, Now).Refusal<NeedMissing>();
        Blocking.Decide(New, Raise() with { From = "" }, Now).Refusal<FromMissing>();
        Blocking.Decide(New, Raise() with { Need = new string('x', 301) }, Now).Refusal<BlockerTooLong>();
        Blocking.Decide(New, Raise() with { KeyResult = new("?") }, Now).Refusal<UnknownKeyResult>();
        Blocking.Decide(New, Raise() with { By = Zed }, Now).Refusal<NotAMember>();
        Blocking.Decide(New, Raise() with { By = Eve }, Now).Refusal<GuestsLookOnly>();
        Blocking.Decide(New, new ResolveBlocker(Ann, new("?")), Now).Refusal<UnknownBlocker>();
        Blocking.Decide(New.Then(new TeamEvent.MeetingConnected(Meeting)) with { Team = Team with { Meeting = null } }, Raise(), Now).Refusal<NoMeetingYet>();
    }

    [Fact]
    public void Its_age_grows_at_each_close_from_the_segment_in_which_it_was_raised()
    {
        var open = New.Opened(5);
        var state = open.Then(Blocking.Decide(open, Raise(), Now));
        Assert.Equal(0, Age(state));
        state = state.Closed(5);
        Assert.Equal(1, Age(state));
        state = state.Opened(6);
        Assert.Equal(1, Age(state));
        Assert.Equal(2, Age(state.Closed(6)));
    }

    [Fact]
    public void A_moved_meeting_makes_it_one_week_older_and_not_two()
    {
        var open = New.Opened(5);
        var state = open.Then(Blocking.Decide(open, Raise(), Now)).Closed(5);
        // In week 6 the timer opens for nobody, and on Thursday they meet.
        state = state.Then(Conducting.Tick(state, Week(6), Start(6).AddMinutes(2)));
        Assert.Equal(2, Weeks(state, inCheckIn: true));
        state = state.Then(Conducting.Tick(state, Week(6), Start(6).AddMinutes(12)));
        Occurrence thursday = new(Series, Start(6).AddDays(2));
        state = state.Then(Opening.Decide(state, new MeetingBegan(thursday, Chat, null, thursday.Start), thursday.Start));
        Assert.Equal((2, 2), (Age(state), Weeks(state, inCheckIn: true)));
        state = state.Then(Conducting.Tick(state, thursday, thursday.Start.AddMinutes(10)));
        Assert.Equal((2, 2), (Age(state), Weeks(state, inCheckIn: false)));
    }

    [Fact]
    public void Raised_between_two_meetings_it_belongs_to_the_next()
        => Assert.Equal(Week(6), New.Then(Blocking.Decide(New, Raise(), Start(5).AddDays(1))).Blockers[new("b1")].RaisedIn);

    [Fact]
    public void There_is_an_end_to_the_list()
    {
        var state = New;
        for (var i = 0; i < 30; i++) state = state.Then(Blocking.Decide(state, Raise() with { Id = new($"b{i}") }, Now));
        Assert.Equal(30, Blocking.Decide(state, Raise() with { Id = new("one more") }, Now).Refusal<TooManyBlockers>().Open);
    }

    private static RaiseBlocker Raise() => new(Dina, new("b1"), Blik, "a signed\nform", "Legal");

    private static int Weeks(TeamCycle state, bool inCheckIn) => Blocking.AgeInWeeks(state, state.Blockers[new("b1")], inCheckIn);

    private static int Age(TeamCycle state) => Blocking.AgeInSegments(state, state.Blockers[new("b1")]);
}
