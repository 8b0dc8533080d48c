using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Shows the form in which people type: as a dialog, or on the card for clients without dialogs.</summary>
internal sealed class AnswerForms(CheckInDesk desk)
{
    /// <summary>The form as it opens, pre-filled with what was last said.</summary>
    public Reply Open(CardPress press, TeamCycle state)
    {
        if (press.Turn.From.Person is not { } sender) return new Reply.Words(Words(press, state)["refused.anonymous.text"]);
        if (desk.Scene(press, state) is not { } scene) return CheckInDesk.Gone(press.Turn);
        var asked = Asked(press, scene, sender);
        if (asked.IsEmpty) return new Reply.Words(Words(press, state)["nothingToAnswer"]);
        var culture = Words(press, state).Culture;
        return Reply(press, scene, FormFiller.All(asked, k => FormFiller.LastSaid(scene, k, sender, culture)), problem: null, late: press.Key.Late || IsOver(scene));
    }

    // Whoever opens the form after the close is told so at once, and one Save is enough.
    private static bool IsOver(ViewScene scene) => scene.Segment.OpenedAt is not null && !scene.Segment.IsOpen(scene.Now);

    /// <summary>The form again with what was typed, and why it was not saved.</summary>
    public Reply Again(CardPress press, TeamCycle state, FormProblem problem, KeyResultId? noteNeeded = null, bool late = false)
    {
        if (desk.Scene(press, state) is not { } scene) return CheckInDesk.Gone(press.Turn);
        var culture = Words(press, state).Culture;
        var typed = AnswerReader.InForm(press.Data, state);
        return Reply(press, scene, FormFiller.All(typed, k => FormFiller.JustTyped(scene, k, press.Data, noteNeeded, culture)), problem, late || press.Key.Late);
    }

    public static Words Words(CardPress press, TeamCycle state) => WordBook.For(CheckInDesk.Slice, CheckInDesk.ReaderOf(press, state).Language);

    /// <summary>Whose key results are asked: one for an absent owner, all open ones for the room, else the sender's own.</summary>
    private static ImmutableArray<KeyResult> Asked(CardPress press, ViewScene scene, PersonId sender)
    {
        var all = scene.Team.ActiveKeyResults;
        if (press.Verb == Verbs.AnswerFor) return [.. all.Where(k => k.Id.Value == press.Data.Id("kr"))];
        if (press.Verb == Verbs.AnswerForRoom) return [.. all.Where(k => !scene.Segment.Answered.Contains(k.Id))];
        return [.. all.Where(k => k.Owner == sender)];
    }

    private static Reply Reply(CardPress press, ViewScene scene, ImmutableArray<AnswerField> fields, FormProblem? problem, bool late)
    {
        var frame = scene.Frame(CheckInDesk.ReaderOf(press, scene.Team).Language);
        var forKeyResult = press.Key.For ?? (press.Verb == Verbs.AnswerFor ? fields[0].KeyResult.Id : null);
        frame = frame with { Key = frame.Key with { Late = late, For = forKeyResult } };
        var onCard = press.Turn.Act is Act.Pressed;
        var someoneElse = press.Verb == Verbs.AnswerForRoom || forKeyResult is not null;
        var words = Words(press, scene.Team);
        var card = AnswerFormCard.Render(new AnswerForm(frame, fields, problem, onCard, AfterClose: late, someoneElse), words);
        return onCard ? new Reply.Show(card) : new Reply.Dialog(words.Text("form.title", ("team", frame.Team), ("week", words.Number(frame.Week)), ("weeks", words.Number(frame.Weeks))), card);
    }
}
