using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Planning;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;
using static OkrBot.Domain.Tests.Objectives.Writing.Desk;

namespace OkrBot.Domain.Tests.Planning;

public sealed class ActivationChecksTests
{
    private static readonly WordingLists Lists = WordingLists.Of("launch|continue", "better|improve");

    [Fact]
    public void All_that_is_wrong_is_named_and_not_only_the_first()
    {
        KeyResult Broken(string id, PersonId owner, Measure measure, DateOnly due) => new(new(id), Returns, 1, id, measure, owner, 1, Cycle.Start, due, []);
        var state = New.Then(
            new TeamEvent.ObjectiveWritten(new(Returns, 3, "Launch returns", "Now", Ambition.Committed, ObjectiveState.Draft)),
            new TeamEvent.KeyResultWritten(Broken("a", Zed, new Measure.Metric(1, 2, "x"), Cycle.End)),
            new TeamEvent.KeyResultWritten(Broken("b", Ann, new Measure.Metric(1, 1, "x"), Cycle.End)),
            new TeamEvent.KeyResultWritten(Broken("c", Ann, new Measure.Binary("done"), Cycle.Start)),
            new TeamEvent.ObjectiveWritten(new(new("o7"), 7, "Third", "Now", Ambition.Committed, ObjectiveState.Active)));

        var checks = ActivationChecks.Of(state, state.Objectives[Returns], Lists, Now).ToDictionary(check => check.Thing);

        Assert.Null(checks[CheckedThing.KeyResults].Refusal);
        Assert.Equal(new OwnersMissing([new("a")]), checks[CheckedThing.Owners].Refusal);
        Assert.Equal(new MeasuresIncomplete([new("b")]), checks[CheckedThing.Measures].Refusal);
        Assert.Equal(new DueOutsideCycle(new(2026, 10, 20), Cycle.End), checks[CheckedThing.DueDates].Refusal);
        Assert.Equal([new KeyResultId("c")], checks[CheckedThing.DueDates].KeyResults.AsEnumerable());
        Assert.IsType<CeilingReached>(checks[CheckedThing.Room].Refusal);
        Assert.True(checks[CheckedThing.WhoCares].IsRemark);
        Assert.True(checks[CheckedThing.Wording].IsRemark);
        Assert.Equal([new KeyResultId("c")], checks[CheckedThing.Wording].KeyResults.AsEnumerable());
        // The rule refuses with the first of them.
        Activation.Decide(state, new ActivateObjective(Bo, Returns), Now).Refusal<OwnersMissing>();
    }

    [Fact]
    public void Remarks_never_keep_anything_from_beginning()
    {
        var state = Drafted.Then(ObjectiveWriting.Decide(Drafted, new WriteObjective(Ann, Returns, ReturnsText with { Title = "Launch something better" }), Now));
        var checks = ActivationChecks.Of(state, state.Objectives[Returns], Lists, Now);
        Assert.Equal([CheckedThing.WhoCares, CheckedThing.Wording], checks.Where(check => check.IsRemark).Select(check => check.Thing));
        Assert.All(checks, check => Assert.Null(check.Refusal));
        Assert.NotEmpty(Activation.Decide(state, new ActivateObjective(Bo, Returns), Now).Events());
    }

    [Fact]
    public void All_drafts_begin_at_once_or_none()
    {
        var empty = New.Then(new TeamEvent.ObjectiveStopped(Fast, new Stop("x", Bo, Now)), new TeamEvent.ObjectiveStopped(Poland, new Stop("x", Bo, Now)));
        Assert.Equal(Decision.Nothing, AllDrafts.Decide(empty, new ActivateDrafts(Bo), Now));
        var three = empty.WithDraft("o4").WithDraft("o5").WithDraft("o6");
        AllDrafts.Decide(three, new ActivateDrafts(Ann), Now).Refusal<NotFacilitator>();
        AllDrafts.Decide(three.Then(new TeamEvent.FacilitatorNamed(null)), new ActivateDrafts(Eve), Now).Refusal<GuestsLookOnly>();
        var begun = three.Then(AllDrafts.Decide(three, new ActivateDrafts(Bo), Now));
        Assert.Equal([new("o4"), new("o5"), new ObjectiveId("o6")], Active(begun).AsEnumerable());
        Assert.Equal(Decision.Nothing, AllDrafts.Decide(begun, new ActivateDrafts(Bo), Now));

        Assert.Equal(new TooManyToBegin(4, 3), AllDrafts.Decide(three.WithDraft("o7"), new ActivateDrafts(Bo), Now).Refusal());
        var bare = three.Then(ObjectiveWriting.Decide(three, new WriteObjective(Bo, new("o7"), ReturnsText), Now));
        Assert.Equal(new DraftsNotReady([new("o7")]), AllDrafts.Decide(bare, new ActivateDrafts(Bo), Now).Refusal());
    }
}
