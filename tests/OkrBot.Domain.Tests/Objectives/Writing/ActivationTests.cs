using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;
using static OkrBot.Domain.Tests.Objectives.Writing.Desk;

namespace OkrBot.Domain.Tests.Objectives.Writing;

public sealed class ActivationTests
{
    [Fact]
    public void Work_begins_on_the_day_of_the_activation_and_before_the_cycle_on_its_first_day()
    {
        Assert.Equal(new DateOnly(2026, 10, 20), Three.KeyResults[Refunds].ActiveFrom);
        Assert.Equal([Fast, Poland, Returns], Active(Three).AsEnumerable());
        var early = Drafted.Then(Activation.Decide(Drafted, new(Bo, Returns), Start(1).AddDays(-9)));
        Assert.Equal(Cycle.Start, early.KeyResults[Refunds].ActiveFrom);
        Assert.Equal(Decision.Nothing, Activation.Decide(Three, new(Bo, Returns), Now));
    }

    [Fact]
    public void Only_who_leads_the_team_begins_and_while_nobody_does_any_member()
    {
        Activation.Decide(Drafted, new(Ann, Returns), Now).Refusal<NotFacilitator>();
        var leaderless = Drafted.Then(new TeamEvent.FacilitatorNamed(null));
        Assert.NotEmpty(Activation.Decide(leaderless, new(Ann, Returns), Now).Events());
        Activation.Decide(leaderless, new(Eve, Returns), Now).Refusal<GuestsLookOnly>();
    }

    [Fact]
    public void A_fourth_is_refused_until_one_of_the_three_gives_way()
    {
        var state = Three.WithDraft("o4");
        Assert.Equal([Fast, Poland, Returns], Activation.Decide(state, new(Bo, new("o4")), Now).Refusal<CeilingReached>().Active.AsEnumerable());
        Activation.Decide(state, new(Bo, new("o4"), new("o9"), "no"), Now).Refusal<NotActive>();
        Activation.Decide(state, new(Bo, new("o4"), Poland), Now).Refusal<StopReasonMissing>();

        var swapped = state.Then(Activation.Decide(state, new(Bo, new("o4"), Poland, "The market closed"), Now));

        Assert.Equal([Fast, Returns, new("o4")], Active(swapped).AsEnumerable());
        Assert.Equal("The market closed", swapped.Objectives[Poland].Stopped!.Reason);
    }

    [Fact]
    public void What_is_missing_is_named_before_work_begins()
    {
        var bare = New.Then(ObjectiveWriting.Decide(New, new WriteObjective(Bo, Returns, ReturnsText), Now));
        Activation.Decide(bare, new(Bo, Returns), Now).Refusal<NoKeyResultYet>();
        var left = Drafted.Then(Rostering.Decide(Drafted, new([], [Ann]), Now));
        Assert.Equal([Refunds], Activation.Decide(left, new(Bo, Returns), Now).Refusal<OwnersMissing>().KeyResults.AsEnumerable());
        var late = Drafted.Then(KeyResultWriting.Decide(Drafted, new WriteKeyResult(Ann, Returns, Refunds, RefundsText with { Due = new(2026, 10, 25) }), Now));
        Activation.Decide(late, new(Bo, Returns), Start(5)).Refusal<DueOutsideCycle>();
        Activation.Decide(Drafted, new(Bo, new("?")), Now).Refusal<UnknownObjective>();
    }

    [Fact]
    public void What_was_stopped_does_not_begin_again()
    {
        var stopped = New.Then(ObjectiveWriting.Decide(New, new DropObjective(Bo, Poland, "no"), Now));
        Activation.Decide(stopped, new(Bo, Poland), Now).Refusal<ObjectiveIsOver>();
    }
}
