using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;
using static OkrBot.Domain.Tests.Objectives.Writing.Desk;

namespace OkrBot.Domain.Tests.Objectives.Writing;

public sealed class ObjectiveWritingTests
{
    [Fact]
    public void A_member_drafts_and_a_guest_or_a_stranger_does_not()
    {
        var written = Drafted.Objectives[Returns];
        Assert.Equal((3, ObjectiveState.Draft, ReturnsText.Title, ReturnsText.Why), (written.Order, written.State, written.Title, written.Why));
        ObjectiveWriting.Decide(New, new WriteObjective(Eve, Returns, ReturnsText), Now).Refusal<GuestsLookOnly>();
        ObjectiveWriting.Decide(New, new WriteObjective(Zed, Returns, ReturnsText), Now).Refusal<NotAMember>();
    }

    [Fact]
    public void Written_twice_it_is_written_once()
        => Assert.Equal(Decision.Nothing, ObjectiveWriting.Decide(Drafted, new WriteObjective(Ann, Returns, ReturnsText), Now));

    [Theory]
    [InlineData("", "why", typeof(TitleMissing))]
    [InlineData(" \u200b\n", "why", typeof(TitleMissing))]
    [InlineData("title", " ", typeof(WhyMissing))]
    public void What_is_missing_is_named(string title, string why, Type refusal)
        => Assert.IsType(refusal, ObjectiveWriting.Decide(New, new WriteObjective(Ann, Returns, new(title, why, Ambition.Committed)), Now).Refusal());

    [Fact]
    public void What_is_too_long_is_named_with_its_length()
    {
        var wrong = ObjectiveWriting.Decide(New, new WriteObjective(Ann, Returns, ReturnsText with { Title = new('x', 121) }), Now).Refusal<LineTooLong>();
        Assert.Equal((121, ObjectiveWriting.LongestTitle), (wrong.Length, wrong.Most));
    }

    [Fact]
    public void Ten_drafts_are_enough()
    {
        var state = Enumerable.Range(0, ObjectiveWriting.MostDrafts).Aggregate(New, (s, i) => s.WithDraft($"d{i}"));
        ObjectiveWriting.Decide(state, new WriteObjective(Bo, new("more"), ReturnsText), Now).Refusal<TooManyDrafts>();
    }

    [Fact]
    public void What_is_active_its_facilitator_changes_with_a_reason_and_the_old_words_stay_on_record()
    {
        var text = new ObjectiveText("Paying takes seconds", "Carts are left", Ambition.Committed);
        ObjectiveWriting.Decide(New, new WriteObjective(Ann, Fast, text, Learned), Now).Refusal<NotFacilitator>();
        ObjectiveWriting.Decide(New, new WriteObjective(Bo, Fast, text), Now).Refusal<BecauseMissing>();
        ObjectiveWriting.Decide(New, new WriteObjective(Bo, Fast, text, Learned with { Note = " " }), Now).Refusal<BecauseMissing>();

        var changed = New.Then(ObjectiveWriting.Decide(New, new WriteObjective(Bo, Fast, text, Learned), Now)).Objectives[Fast];

        Assert.Equal(("Paying takes seconds", Ambition.Committed, ObjectiveState.Active), (changed.Title, changed.Ambition, changed.State));
        Assert.Equal(new RecordedChange(Bo, Now, ChangeReason.Learned, Learned.Note) { OldTitle = "Paying is fast", OldAmbition = Ambition.Aspirational }, Assert.Single(changed.Changes));
    }

    [Fact]
    public void A_dropped_draft_is_gone_with_its_key_results_and_what_was_active_stays_to_be_read()
    {
        var without = Drafted.Then(ObjectiveWriting.Decide(Drafted, new DropObjective(Ann, Returns), Now));
        Assert.Equal(Same.Text(New), Same.Text(without));
        Assert.Equal(Decision.Nothing, ObjectiveWriting.Decide(without, new DropObjective(Ann, Returns), Now));

        ObjectiveWriting.Decide(New, new DropObjective(Ann, Poland, "no"), Now).Refusal<NotFacilitator>();
        ObjectiveWriting.Decide(New, new DropObjective(Bo, Poland), Now).Refusal<StopReasonMissing>();
        var stopped = New.Then(ObjectiveWriting.Decide(New, new DropObjective(Bo, Poland, "The market closed"), Now));
        Assert.Equal((ObjectiveState.Stopped, new Stop("The market closed", Bo, Now)), (stopped.Objectives[Poland].State, stopped.Objectives[Poland].Stopped));
        Assert.Equal([Time, Cards], stopped.ActiveKeyResults.Select(k => k.Id));
        Assert.Equal(Decision.Nothing, ObjectiveWriting.Decide(stopped, new DropObjective(Bo, Poland, "again"), Now));
        ObjectiveWriting.Decide(stopped, new WriteObjective(Bo, Poland, ReturnsText, Learned), Now).Refusal<ObjectiveIsOver>();
    }

    [Fact]
    public void An_objective_moves_up_and_the_first_stays()
    {
        var moved = New.Then(ObjectiveWriting.Decide(New, new MoveObjectiveUp(Bo, Poland), Now));
        Assert.Equal([Poland, Fast], Active(moved).AsEnumerable());
        Assert.Equal(Decision.Nothing, ObjectiveWriting.Decide(moved, new MoveObjectiveUp(Bo, Poland), Now));
        var draft = New.Objectives[Fast] with { Id = new("between"), Order = 2, State = ObjectiveState.Draft };
        var mixed = New with { Objectives = New.Objectives.SetItem(Fast, New.Objectives[Fast] with { Order = 1 }).SetItem(draft.Id, draft).SetItem(Poland, New.Objectives[Poland] with { Order = 3 }) };
        Assert.Equal([Poland, Fast], Active(mixed.Then(ObjectiveWriting.Decide(mixed, new MoveObjectiveUp(Bo, Poland), Now))).AsEnumerable());
        ObjectiveWriting.Decide(New, new MoveObjectiveUp(Ann, Poland), Now).Refusal<NotFacilitator>();
        ObjectiveWriting.Decide(New, new MoveObjectiveUp(Bo, new("?")), Now).Refusal<UnknownObjective>();
    }
}
