using System.Collections.Immutable;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.Domain.Planning;

/// <summary>What is looked at before work on an objective begins, in the order people read.</summary>
public enum CheckedThing { KeyResults, Owners, Measures, DueDates, Liaisons, Room, WhoCares, Wording }

/// <param name="Refusal">What keeps it from beginning; null = it is fine, or only worth a thought.</param>
public sealed record ActivationCheck(CheckedThing Thing, Refusal? Refusal = null)
{
    /// <summary>Which key results are meant.</summary>
    public ImmutableArray<KeyResultId> KeyResults { get; init; } = [];

    /// <summary>Worth a thought; it never keeps anything from beginning.</summary>
    public bool IsRemark { get; init; }

    public bool Equals(ActivationCheck? other)
        => other is not null && Thing == other.Thing && Refusal == other.Refusal && IsRemark == other.IsRemark && KeyResults.SequenceEqual(other.KeyResults);

    public override int GetHashCode() => HashCode.Combine(Thing, IsRemark, Refusal);
}

/// <summary>Looks at a draft before work on it begins. Answers every check, not only the first that fails.</summary>
public static class ActivationChecks
{
    /// <param name="lists">In whose language the remarks on wording are made.</param>
    public static ImmutableArray<ActivationCheck> Of(TeamCycle state, Objective draft, WordingLists lists, DateTimeOffset now)
        => [.. Blocking(state, draft, now), Room(state), new ActivationCheck(CheckedThing.WhoCares) { IsRemark = !draft.AskedWhoCares }, Words(state, draft, lists)];

    /// <summary>What the draft itself has to have. The ceiling is no lack of a draft: there the question is which one gives way.</summary>
    public static IEnumerable<ActivationCheck> Blocking(TeamCycle state, Objective draft, DateTimeOffset now)
    {
        var own = Own(state, draft);
        yield return new ActivationCheck(CheckedThing.KeyResults, own switch
        {
            { IsEmpty: true } => new NoKeyResultYet(),
            { Length: > KeyResultWriting.MostPerObjective } => new TooManyKeyResults(KeyResultWriting.MostPerObjective),
            _ => null,
        });
        yield return Check(CheckedThing.Owners, own, k => Authority.MemberOnly(state.Team, k.Owner) is not null, wrong => new OwnersMissing(wrong));
        yield return Check(CheckedThing.Measures, own, k => MeasureChecks.Of(k.Measure) is not null, wrong => new MeasuresIncomplete(wrong));
        var first = Pen.FirstDay(state, now);
        yield return Check(CheckedThing.DueDates, own, k => k.Due < first || k.Due > state.Cycle.End, _ => new DueOutsideCycle(first, state.Cycle.End));
        yield return new ActivationCheck(CheckedThing.Liaisons, Liaising.Missing(state, draft.Id) is { IsEmpty: false } links ? new LiaisonsMissing(links) : null);
    }

    private static ActivationCheck Room(TeamCycle state)
        => Activation.Active(state) is { Length: >= Activation.MostActive } active ? new(CheckedThing.Room, new CeilingReached(active)) : new(CheckedThing.Room);

    private static ActivationCheck Words(TeamCycle state, Objective draft, WordingLists lists)
    {
        ImmutableArray<KeyResultId> vague = [.. Own(state, draft).Where(k => !Wording.OfKeyResult(k.Title, k.Measure, lists).IsEmpty).Select(k => k.Id)];
        return new ActivationCheck(CheckedThing.Wording) { KeyResults = vague, IsRemark = !vague.IsEmpty || !Wording.OfObjective(draft.Title, lists).IsEmpty };
    }

    private static ActivationCheck Check(CheckedThing thing, ImmutableArray<KeyResult> own, Func<KeyResult, bool> isWrong, Func<ImmutableArray<KeyResultId>, Refusal> refusal)
    {
        ImmutableArray<KeyResultId> wrong = [.. own.Where(isWrong).Select(k => k.Id)];
        return wrong.IsEmpty ? new(thing) : new(thing, refusal(wrong)) { KeyResults = wrong };
    }

    /// <summary>In the order people see.</summary>
    private static ImmutableArray<KeyResult> Own(TeamCycle state, Objective draft)
        => [.. state.KeyResults.Values.Where(k => k.Objective == draft.Id && k.Stopped is null).OrderBy(k => k.Order)];
}
