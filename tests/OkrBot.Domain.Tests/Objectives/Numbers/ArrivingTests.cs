using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Numbers;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Objectives.Numbers;

public sealed class ArrivingTests
{
    private static readonly TeamCycle Keyed = New.Then(NumberSources.Decide(New, new MakeWriteKey(Ann, Time, "key1"), Start(2)));

    [Fact]
    public void A_number_waits_until_its_owner_answers_and_answers_nothing_itself()
    {
        var arrived = Keyed.Then(Arriving.Decide(Keyed, new BringNumber(Time, "key1", 66), Start(3)));
        Assert.Equal(66, Arriving.Waiting(arrived.KeyResults[Time])!.Value);
        Assert.Empty(arrived.KeyResults[Time].Updates);
        var opened = arrived.Opened(3);
        Assert.DoesNotContain(Time, opened.Find(Week(3))!.Answered);
        var answered = opened.Then(Answering.Decide(opened, Save(Ann, 3, Number(Time, 66, 6)), Start(3).AddMinutes(1)));
        Assert.Null(Arriving.Waiting(answered.KeyResults[Time]));
        Assert.NotNull(answered.KeyResults[Time].Arrived);
    }

    [Fact]
    public void No_change_takes_the_number_that_arrived_with_the_confidence_of_before_and_wants_a_line_where_it_turns_how_it_stands()
    {
        var said = Keyed.Then(new TeamEvent.AnswerSaved(Time, Said(2, new Reading.Number(72), 6), null)).WithHeld(2);
        var near = said.Then(Arriving.Decide(said, new BringNumber(Time, "key1", 71.9m), Start(3))).Opened(3);
        var update = near.Then(Answering.Decide(near, new NoChange(Ann, Week(3), Time), Start(3).AddMinutes(1))).KeyResults[Time].Latest!;
        Assert.Equal((new Reading.Number(71.9m), 6, false), ((Reading.Number)update.Reading, update.Confidence, update.NoChange));
        var late = Start(9);
        var turned = said.WithHeld(3, 4, 5, 6, 7).Then(new TeamEvent.AnswerSaved(Time, Said(8, new Reading.Number(58), 6), null));
        turned = turned.Then(Arriving.Decide(turned, new BringNumber(Time, "key1", 74), late)).Opened(9);
        Answering.Decide(turned, new NoChange(Ann, Week(9), Time), late.AddMinutes(1)).Refusal<NoteNeeded>();
    }

    [Fact]
    public void Only_the_present_key_counts()
    {
        Arriving.Decide(Keyed, new BringNumber(Time, "other", 66), Start(3)).Refusal<KeyRevoked>();
        Arriving.Decide(Keyed, new BringNumber(Cards, "key1", 66), Start(3)).Refusal<KeyRevoked>();
        var replaced = Keyed.Then(NumberSources.Decide(Keyed, new MakeWriteKey(Bo, Time, "key2"), Start(3)));
        Arriving.Decide(replaced, new BringNumber(Time, "key1", 66), Start(3)).Refusal<KeyRevoked>();
        var revoked = replaced.Then(NumberSources.Decide(replaced, new RevokeWriteKey(Bo, Time)));
        Arriving.Decide(revoked, new BringNumber(Time, "key2", 66), Start(3)).Refusal<KeyRevoked>();
        Assert.Empty(NumberSources.Decide(revoked, new RevokeWriteKey(Bo, Time)).Events());
    }

    [Fact]
    public void Its_owner_and_whoever_runs_the_check_in_make_keys_and_nobody_else()
    {
        NumberSources.Decide(New, new MakeWriteKey(Chidi, Time, "k"), Start(2)).Refusal<NotYourNumber>();
        NumberSources.Decide(New, new MakeWriteKey(Eve, Time, "k"), Start(2)).Refusal<GuestsLookOnly>();
        NumberSources.Decide(New, new MakeWriteKey(Zed, Time, "k"), Start(2)).Refusal<NotAMember>();
        NumberSources.Decide(New, new MakeWriteKey(Bo, Terms, "k"), Start(2)).Refusal<HasNoNumber>();
        NumberSources.Decide(New, new MakeWriteKey(Bo, new("none"), "k"), Start(2)).Refusal<UnknownKeyResult>();
        var left = New.Then(new TeamEvent.MembersListed(New.Team.Members.RemoveAll(m => m.Person == Ann)));
        NumberSources.Decide(left, new MakeWriteKey(Ann, Time, "k"), Start(2)).Refusal<NotAMember>();
    }

    [Fact]
    public void Rewriting_a_key_result_leaves_its_key_its_link_and_what_arrived()
    {
        var state = Keyed.Then(Arriving.Decide(Keyed, new BringNumber(Time, "key1", 66), Start(3)));
        state = state.Then(NumberSources.Decide(state, new LinkSource(Ann, Time, "https://reports.example.com/x")));
        var text = new KeyResultText("Seconds", new Measure.Metric(74, 45, "s"), Ann, state.KeyResults[Time].Due);
        var after = state.Then(KeyResultWriting.Decide(state, new WriteKeyResult(Bo, Fast, Time, text, new Because(ChangeReason.Wording, "Shorter")), Start(3))).KeyResults[Time];
        Assert.Equal(("key1", "https://reports.example.com/x", 66m), (after.Key!.Id, after.Source, after.Arrived!.Value));
    }

    /// <summary>Whatever arrives and is answered in whatever order: what arrives never is an answer, a number that waits is newer than the last answer, and
    /// replaying the history gives the same.</summary>
    [Fact]
    public void In_any_order_numbers_and_answers_stay_apart() => Checked.ForAll(Checked.Rows(5, 40), row =>
    {
        var (state, now, history) = (Keyed, Start(2), new List<TeamEvent>());
        foreach (var step in row)
        {
            now = now.AddHours(1 + (step % 30));
            var before = state.KeyResults[Time];
            var decision = (step % 4) switch
            {
                0 or 1 => Arriving.Decide(state, new BringNumber(Time, step % 3 == 0 ? "old" : "key1", (step % 7) + 60), now),
                2 => Answering.Decide(state, new SaveAnswers(Ann, null, [Number(Time, (step % 9) + 60, step % 11, "So")]) { AcceptLate = true }, now),
                _ => Answering.Decide(state, new NoChange(Ann, null, Time) { AcceptLate = true }, now),
            };
            if (decision is not Decision.Accepted accepted) continue;
            history.AddRange(accepted.Events);
            state = TeamHistory.Apply(state, accepted.Events);
            var after = state.KeyResults[Time];
            if (step % 4 < 2) Assert.Equal(before.Updates, after.Updates);
            else if (accepted.Events.Any(e => e is TeamEvent.AnswerSaved)) Assert.Null(Arriving.Waiting(after));
            if (Arriving.Waiting(after) is { } waits) Assert.True(after.Latest is null || waits.At > after.Latest.At);
        }
        Assert.Equal(state.KeyResults[Time], TeamHistory.Apply(Keyed, history).KeyResults[Time]);
    });
}
