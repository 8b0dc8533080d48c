using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Tests.Kit;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.Tests.Cycles;

public sealed class SuccessionTests
{
    private static readonly Cycle Next = CycleOpening.Following(Sample.Cycle);
    private static readonly DateTimeOffset Midnight = new(2027, 1, 3, 23, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-12-13", false, SuccessionStep.Nothing)]
    [InlineData("2026-12-14", false, SuccessionStep.TakePlace)]
    [InlineData("2026-12-14", true, SuccessionStep.Nothing)]
    [InlineData("2027-01-03", true, SuccessionStep.Nothing)]
    [InlineData("2027-01-04", true, SuccessionStep.Enter)]
    [InlineData("2027-02-04", false, SuccessionStep.TakePlace)]
    public void Each_day_has_its_step(string day, bool hasPlace, SuccessionStep step)
    {
        Assert.Equal(step, Succession.Step(Sample.Cycle, Next, hasPlace, DateOnly.Parse(day)));
        Assert.Equal(SuccessionStep.Nothing, Succession.Step(Sample.Cycle, null, hasPlace, DateOnly.Parse(day)));
    }

    [Fact]
    public void The_place_in_the_next_cycle_is_the_same_team_without_anything_written()
    {
        var next = Place();
        Assert.Equal(Sample.New.Team, next.Team);
        Assert.Equal((Next, Sample.Cycle), (next.Cycle, next.Neighbours.Before));
        Assert.Empty(next.Objectives);
        Assert.Same(Decision.Nothing, Succession.Follow(next, Sample.New.Team));
        var changed = Sample.New.Team with { Members = Sample.New.Team.Members.RemoveAt(0), Facilitator = null };
        Assert.Equal(changed, Applied(next, Succession.Follow(next, changed)).Team);
    }

    [Fact]
    public void What_is_open_arrives_once_under_the_same_ids_with_its_age()
    {
        var old = WithOpenItems();
        var left = Applied(old, Succession.Leave(old, Next.Id, Midnight));
        var arrived = Applied(Place(), Succession.Arrive(Place(), left));
        var blocker = Assert.Single(arrived.Blockers.Values);
        Assert.Equal(("b1", 2), (blocker.Id.Value, blocker.AgeBefore));
        Assert.Null(blocker.KeyResult);
        Assert.Equal((2, 3), (Blocking.AgeInSegments(arrived, blocker), Blocking.AgeInWeeks(arrived, blocker, inCheckIn: true)));
        Assert.Equal(["c2"], arrived.Commitments.Keys.Select(id => id.Value));
        Assert.Equal(Sample.Cycle.Id, arrived.Neighbours.ArrivedFrom);
        Assert.Same(Decision.Nothing, Succession.Arrive(arrived, left));
        Assert.Same(Decision.Nothing, Succession.Leave(left, Next.Id, Midnight));
    }

    [Fact]
    public void In_the_old_cycle_nothing_new_opens_and_nothing_is_settled_twice()
    {
        var left = Applied(WithOpenItems(), Succession.Leave(WithOpenItems(), Next.Id, Midnight));
        Refusal[] refused =
        [
            Refused(Blocking.Decide(left, new RaiseBlocker(Sample.Ann, new("b9"), null, "a form", "Legal"), Midnight)),
            Refused(Blocking.Decide(left, new ResolveBlocker(Sample.Ann, new("b1")), Midnight)),
            Refused(Blocking.Decide(left, new ReopenBlocker(Sample.Ann, new("b1")), Midnight)),
            Refused(Commitments.Decide(left, new AnswerCommitment(Sample.Ann, new("c2"), Kept.Yes), Midnight)),
            Refused(Settling.Decide(left, new ChangeSettings(Sample.Bo, TeamSettings.Of(left.Team) with { CadenceWeeks = 2 }), Midnight)),
            Refused(Facilitating.Decide(left, new NameFacilitator(Sample.Bo, Sample.Ann), Midnight)),
        ];
        Assert.All(refused, refusal => Assert.Equal(new CycleHasPassed(Next.Id), refusal));
        var later = new Occurrence(Sample.Week(5).Series, new(2027, 1, 5, 8, 30, 0, TimeSpan.Zero));
        Assert.IsType<OutsideCycle>(Refused(Opening.Decide(left, new OpenSegment(later, new("chat"), null, OpenedBy.Command, Sample.Bo), later.Start)));
    }

    [Fact]
    public void Who_leaves_after_the_start_loses_their_rights_in_the_old_cycle_too()
    {
        var since = Place() with { Team = Sample.Team with { Members = Sample.Team.Members.RemoveAll(m => m.Person == Sample.Ann), Facilitator = null } };
        var old = Applied(Sample.New, Succession.Follow(Sample.New, since));
        Assert.Null(old.Team.Find(Sample.Ann));
        Assert.Null(old.Team.Facilitator);
        Assert.Equal(Sample.New.Team.Meeting, old.Team.Meeting);
    }

    [Fact]
    public void A_check_in_that_runs_over_midnight_is_waited_for()
    {
        var open = Sample.New.Opened(5);
        Assert.IsType<CheckInIsOpen>(Refused(Succession.Leave(open, Next.Id, Sample.Start(5))));
        Assert.Equal(Next.Id, Applied(open, Succession.Leave(open, Next.Id, Midnight)).Neighbours.PassedTo);
    }

    [Theory]
    [InlineData("2027-01-17T22:59:59Z", false)]
    [InlineData("2027-01-17T23:00:00Z", true)]
    public void Fourteen_days_after_its_last_day_it_freezes_in_the_team_s_zone(string now, bool frozen)
        => Assert.Equal(frozen ? new CycleIsFrozen(new(2027, 1, 17)) : null, Succession.Frozen(Sample.New, DateTimeOffset.Parse(now)));

    private static TeamCycle Place() => TeamHistory.Replay(Sample.New.Id with { Cycle = Next.Id }, Succession.Start(Sample.New, Next));

    /// <summary>An old and a resolved blocker; a commitment that was asked about twice, one that nobody was asked about yet, and a kept one.</summary>
    private static TeamCycle WithOpenItems()
    {
        PastSegment Held(int week) => new(Sample.Week(week), Sample.Week(week).Start, Sample.Week(week).Start.AddMinutes(10), Held: true);
        return TeamHistory.Apply(Sample.New with { Past = [Held(3), Held(4)] },
        [
            new TeamEvent.BlockerRaised(new Blocker(new("b1"), Sample.New.KeyResults.Keys.First(), "a form", "Legal", Sample.Ann, Sample.Week(3).Start, Sample.Week(3))),
            new TeamEvent.BlockerRaised(new Blocker(new("b2"), null, "a desk", "Office", Sample.Ann, Sample.Week(3).Start, Sample.Week(3))),
            new TeamEvent.BlockerResolved(new("b2"), Sample.Ann, Sample.Start(5)),
            new TeamEvent.CommitmentMade(new Commitment(new("c1"), new("kr2"), "it rains", "stay", new(2026, 11, 3), Sample.Week(3), Sample.Ann)),
            new TeamEvent.CommitmentMade(new Commitment(new("c2"), new("kr2"), "it snows", "walk", new(2026, 11, 3), Sample.Week(4), Sample.Ann)),
            new TeamEvent.CommitmentMade(new Commitment(new("c3"), new("kr2"), "it shines", "run", new(2026, 11, 3), Sample.Week(3), Sample.Ann) { Kept = Kept.Yes }),
        ]);
    }

    private static TeamCycle Applied(TeamCycle state, Decision decision) => TeamHistory.Apply(state, Assert.IsType<Decision.Accepted>(decision).Events);

    private static Refusal Refused(Decision decision) => Assert.IsType<Decision.Refused>(decision).Refusal;
}
