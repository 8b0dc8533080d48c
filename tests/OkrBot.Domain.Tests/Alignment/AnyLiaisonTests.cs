using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Alignment.Neighbour;
using static OkrBot.Domain.Tests.Kit.Sample;
using static OkrBot.Domain.Tests.Objectives.Writing.Desk;

namespace OkrBot.Domain.Tests.Alignment;

/// <summary>Whatever is asked, answered, taken back, written, begun, stopped and handed over, in any order, and whoever comes and goes.</summary>
public sealed class AnyLiaisonTests
{
    private static readonly PersonId[] People = [Ann, Bo, Chidi, Dina, Eve, Zed];
    private static readonly (ObjectiveId, KeyResultId?)[] Ends = [(Fast, null), (Fast, Time), (Poland, Blik), (Returns, null), (Returns, Refunds)];

    [Fact]
    public void Nothing_that_others_need_is_active_without_a_liaison_and_nobody_unsticks_what_nobody_needs()
        => Checked.ForAll(Checked.Rows(5, 60), row =>
        {
            var (state, now, version) = (Drafted, Now, 1);
            foreach (var number in row)
            {
                now = now.AddHours(number % 30);
                if (Step(state, (uint)number, now, ref version) is Decision.Accepted accepted) state = TeamHistory.Apply(state, accepted.Events);
                foreach (var end in Liaising.Needed(state).Where(end => state.Objectives[end.Objective].State == ObjectiveState.Active)) Assert.NotNull(Liaising.Named(state, end));
                foreach (var (objective, keyResult) in Ends)
                    if (state.LiaisonOf(objective, keyResult) is not null)
                        Assert.Contains(state.Links.Values, link => link.To.Objective == objective && link.To.KeyResult == keyResult && link.IsLive);
            }
        }, times: 500);

    private static Decision Step(TeamCycle state, uint dice, DateTimeOffset now, ref int version)
    {
        int Roll(int sides)
        {
            dice = unchecked((dice * 1664525) + 1013904223);
            return (int)((dice >> 8) % (uint)sides);
        }
        var ((objective, keyResult), by, to) = (Ends[Roll(Ends.Length)], People[Roll(People.Length)], People[Roll(People.Length)]);
        var link = Need(objective, keyResult, (LinkState)Roll(4), ++version, number: 1 + Roll(2));
        return Roll(9) switch
        {
            0 or 1 => LinkCopies.Decide(state, link with { At = now }, now),
            2 or 3 => Needs.Decide(state, new AnswerNeed(Bo, link.Id, 1, Accepts: true) { Liaison = Roll(2) == 0 ? to : null }, "w", now),
            4 => Liaising.Decide(state, new NameLiaison(by, objective, keyResult, to), now),
            5 => Activation.Decide(state, new(Bo, objective, Roll(2) == 0 ? Ends[Roll(Ends.Length)].Item1 : null, "why"), now),
            6 => ObjectiveWriting.Decide(state, new DropObjective(Bo, objective, "why"), now),
            7 => Rostering.Decide(state, Roll(2) == 0 ? new([], [to]) : new([new(to, "Back")], []), now),
            _ => keyResult is { } id ? KeyResultWriting.Decide(state, new DropKeyResult(Bo, id, "why"), now) : ObjectiveWriting.Decide(state, new WriteObjective(Bo, objective, ReturnsText, Learned), now),
        };
    }
}
