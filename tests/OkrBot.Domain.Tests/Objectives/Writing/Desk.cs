using System.Collections.Immutable;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Objectives.Writing;

/// <summary>A team that writes: two objectives are active, and one is drafted with one key result.</summary>
internal static class Desk
{
    public static readonly ObjectiveId Returns = new("o3");
    public static readonly KeyResultId Refunds = new("k5");
    public static readonly DateTimeOffset Now = Start(3);
    public static readonly ObjectiveText ReturnsText = new("Sending back is easy", "Customers ask before they buy", Ambition.Committed);
    public static readonly KeyResultText RefundsText = new("Days until the money is back", new Measure.Metric(9, 3, "days"), Ann);
    public static readonly Because Learned = new(ChangeReason.Learned, "The first weeks showed it");

    public static TeamCycle Drafted { get; } = New
        .Then(ObjectiveWriting.Decide(New, new WriteObjective(Ann, Returns, ReturnsText), Now)) is var state
            ? state.Then(KeyResultWriting.Decide(state, new WriteKeyResult(Ann, Returns, Refunds, RefundsText), Now)) : throw new InvalidOperationException();

    public static TeamCycle Three { get; } = Drafted.Then(Activation.Decide(Drafted, new(Bo, Returns), Now));

    /// <summary>A further objective with one key result, as a draft.</summary>
    public static TeamCycle WithDraft(this TeamCycle state, string id)
    {
        state = state.Then(ObjectiveWriting.Decide(state, new WriteObjective(Bo, new(id), ReturnsText with { Title = id }), Now));
        return state.Then(KeyResultWriting.Decide(state, new WriteKeyResult(Bo, new(id), new("k" + id), RefundsText), Now));
    }

    public static ImmutableArray<ObjectiveId> Active(TeamCycle state) => Activation.Active(state);
}
