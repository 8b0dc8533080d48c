using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Planning;

public sealed class PromisesTests
{
    private static readonly DateTimeOffset Now = Start(1);
    private static readonly PromiseBook Book = Promises.Name(new PromiseBook(Sample.Id.Cycle, []), new LeaderPromise(Ann, "Ann", Bo, Now));

    [Fact]
    public void A_point_is_signed_once_and_keeps_its_day_and_only_who_was_named_signs()
    {
        var signed = Promises.Sign(Book, Ann, [PromisePoint.AskAboutStalls, PromisePoint.AskAboutStalls], Now);
        var again = Promises.Sign(signed, Ann, Promises.Points, Now.AddDays(3));
        Assert.Equal([PromisePoint.AskAboutStalls, PromisePoint.OwnCompanyObjectives, PromisePoint.CheckInAmongLeaders, PromisePoint.TakePartInCheckpoints], again.Of(Ann)!.SignedPoints.Select(one => one.Point));
        Assert.Equal(Now, again.Of(Ann)!.SignedPoints[0].At);
        Assert.True(again.Of(Ann)!.IsWhole);
        Assert.Equal(again, Promises.Sign(again, Ann, Promises.Points, Now.AddDays(9)));
        Assert.Equal(Book, Promises.Sign(Book, Chidi, Promises.Points, Now));
        Assert.Equal(Book, Promises.Name(Book, new LeaderPromise(Ann, "Another", Bo, Now)));
        Assert.Empty(Promises.Remove(Book, Ann).Leaders);
    }

    [Fact]
    public void A_leader_is_asked_once_before_the_cycle_and_once_in_its_first_week_and_never_after_signing()
    {
        var (before, first, later) = (Sample.Cycle.Start.AddDays(-10), Sample.Cycle.Start.AddDays(6), Sample.Cycle.Start.AddDays(7));
        LeaderPromise Leader(PromiseBook book) => book.Of(Ann)!;
        Assert.Equal(PromiseTime.BeforeTheCycle, Promises.Due(Leader(Book), Sample.Cycle, before));
        var asked = Promises.Ask(Book, Ann, PromiseTime.BeforeTheCycle, Now);
        Assert.Null(Promises.Due(Leader(asked), Sample.Cycle, before));
        Assert.Equal(PromiseTime.FirstWeek, Promises.Due(Leader(asked), Sample.Cycle, first));
        Assert.Null(Promises.Due(Leader(Promises.Ask(asked, Ann, PromiseTime.FirstWeek, Now)), Sample.Cycle, first));
        Assert.Null(Promises.Due(Leader(Book), Sample.Cycle, later));
        Assert.Null(Promises.Due(Leader(Promises.Sign(Book, Ann, Promises.Points, Now)), Sample.Cycle, before));
        Assert.Equal(Book, Promises.TakeBack(asked, Ann, PromiseTime.BeforeTheCycle));
    }

    [Fact]
    public void Planning_is_open_from_week_eleven_of_the_cycle_before_to_the_end_of_its_own_first()
    {
        var next = new Cycle(new("2027-01-04"), new(2027, 1, 4));
        var plan = new CyclePlan([Sample.Cycle, next], []);
        CycleId? On(DateOnly day) => PlanningWindow.CycleOf(plan, day)?.Id;
        Assert.Equal(Sample.Cycle.Id, On(new(2026, 10, 5)));
        Assert.Equal(Sample.Cycle.Id, On(new(2026, 10, 11)));
        Assert.Null(On(new(2026, 10, 12)));
        Assert.Null(On(new(2026, 12, 13)));
        Assert.Equal(next.Id, On(new(2026, 12, 14)));
        Assert.Equal(next.Id, On(new(2027, 1, 10)));
        Assert.Null(On(new(2027, 1, 11)));
        Assert.Null(PlanningWindow.CycleOf(new CyclePlan([Sample.Cycle], []), new(2026, 12, 14)));
    }
}
