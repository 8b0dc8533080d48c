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

    private static int Age(TeamCycle state) => Blocking.AgeInSegments(state, state.Blockers[new("b1")]);
}
