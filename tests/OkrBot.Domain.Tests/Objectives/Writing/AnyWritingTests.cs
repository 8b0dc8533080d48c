using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;
using static OkrBot.Domain.Tests.Objectives.Writing.Desk;

namespace OkrBot.Domain.Tests.Objectives.Writing;

/// <summary>Whatever a team writes, begins and drops, in any order, by anybody.</summary>
public sealed class AnyWritingTests
{
    private static readonly PersonId[] People = [Ann, Bo, Chidi, Eve, Zed];
    private static readonly ObjectiveId[] Ids = [Fast, Poland, Returns, new("o4"), new("o5")];
    private static readonly Measure[] Measures =
    [
        new Measure.Metric(1, 2, "x"), new Measure.Metric(1, 1, "x"), new Measure.KeepWithin(1, 2, "x"), new Measure.Binary("done"), new Measure.Baseline("x"),
        new Measure.Milestones([new("a", "Read"), new("b", "Ask"), new("c", "Sign", 2)]), new Measure.Milestones([new("a", "Read", 3), new("b", "Ask")]),
    ];

    [Fact]
    public void Never_more_than_three_are_active_each_with_key_results_that_have_an_owner_of_the_team()
        => Checked.ForAll(Checked.Rows(5, 60), row => Write(row, (before, after) =>
        {
            Assert.True(Active(after).Length <= Activation.MostActive);
            foreach (var objective in Active(after)) Assert.Contains(after.ActiveKeyResults, k => k.Objective == objective);
            foreach (var written in after.KeyResults.Values.Where(k => !ReferenceEquals(k, before.KeyResults.GetValueOrDefault(k.Id))))
            {
                Assert.True(written.Due >= written.ActiveFrom && written.Due <= after.Cycle.End);
                Assert.True(Authority.MemberOnly(after.Team, written.Owner) is null || written.Owner == before.KeyResults.GetValueOrDefault(written.Id)?.Owner);
            }
            Assert.All(after.KeyResults.Values.GroupBy(k => k.Objective), own => Assert.True(own.Count(k => k.Stopped is null) <= KeyResultWriting.MostPerObjective));
        }));

    [Fact]
    public void Weights_of_what_is_active_never_change_and_every_other_change_keeps_what_stood_there()
        => Checked.ForAll(Checked.Rows(5, 60), row => Write(row, (before, after) =>
        {
            foreach (var was in before.ActiveKeyResults)
            {
                var now = after.KeyResults[was.Id];
                Assert.Equal(was.Weight, now.Weight);
                Assert.Equal(was.Updates.AsEnumerable(), now.Updates);
                if ((was.Title, was.Measure, was.Due, was.Owner) == (now.Title, now.Measure, now.Due, now.Owner)) continue;
                var change = now.Changes[^1];
                Assert.Equal(was.Changes.Length + 1, now.Changes.Length);
                Assert.Equal(
                    (was.Title, was.Measure, was.Due, was.Owner),
                    (change.OldTitle ?? now.Title, change.OldMeasure ?? now.Measure, change.OldDue ?? now.Due, change.OldOwner ?? now.Owner));
                Assert.NotEmpty(change.Note!);
            }
            foreach (var was in before.Objectives.Values.Where(o => o.State is ObjectiveState.Active or ObjectiveState.Stopped)) Assert.Contains(was.Id, after.Objectives.Keys);
        }));

    private static void Write(int[] row, Action<TeamCycle, TeamCycle> look)
    {
        var (state, now) = (Drafted, Now);
        foreach (var number in row)
        {
            now = now.AddHours(number % 40);
            var next = Step(state, new Dice(number), now) is Decision.Accepted accepted ? TeamHistory.Apply(state, accepted.Events) : state;
            look(state, next);
            state = next;
        }
    }

    private static Decision Step(TeamCycle state, Dice dice, DateTimeOffset now)
    {
        var (by, on) = (dice.One(People), dice.One(Ids));
        var because = dice.Roll(3) == 0 ? null : Learned;
        var key = dice.Roll(2) == 0 || state.KeyResults.IsEmpty ? new KeyResultId($"n{dice.Roll(9)}") : dice.One([.. state.KeyResults.Keys]);
        return dice.Roll(10) switch
        {
            0 => ObjectiveWriting.Decide(state, new WriteObjective(by, on, ReturnsText with { Title = $"t{dice.Roll(3)}" }, because), now),
            1 or 2 or 3 => Activation.Decide(state, new(by, on, dice.Roll(2) == 0 ? null : dice.One(Ids), dice.Roll(3) == 0 ? null : "why"), now),
            4 => ObjectiveWriting.Decide(state, new DropObjective(by, on, dice.Roll(2) == 0 ? null : "why"), now),
            5 => KeyResultWriting.Decide(state, new DropKeyResult(by, key, dice.Roll(2) == 0 ? null : "why"), now),
            6 => dice.Roll(2) == 0 ? ObjectiveWriting.Decide(state, new MoveObjectiveUp(by, on), now) : KeyResultWriting.Decide(state, new MoveKeyResultUp(by, key), now),
            7 => Rostering.Decide(state, dice.Roll(2) == 0 ? new([], [dice.One(People)]) : new([new(dice.One(People), "Back")], []), now),
            _ => KeyResultWriting.Decide(state, new WriteKeyResult(by, on, key, Text(dice), because), now),
        };
    }

    private static KeyResultText Text(Dice dice) => new($"k{dice.Roll(3)}", dice.One(Measures), dice.One(People), dice.Roll(2) == 0 ? null : Cycle.Start.AddDays(dice.Roll(100)), 1 + dice.Roll(2));
}
