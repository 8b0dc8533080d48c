using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Puts a "no" into a reply that says what happened, whether anything was saved, and what to do next.</summary>
internal sealed class RefusalReplies(CheckInDesk desk, AnswerForms forms)
{
    /// <summary>For a button: a card of its own with the next steps; in a dialog the same card.</summary>
    public Reply Reply(CardPress press, Change change) => change switch
    {
        Change.Refused refused => Show(press, refused.State, RefusalFacts.Of(refused.Refusal, refused.State, press)),
        Change.Busy => Busy(press),
        _ => CheckInDesk.Gone(press.Turn),
    };

    /// <summary>For a form: the form again with what was typed, when pressing Save again can succeed; else as for a button.</summary>
    public Reply Form(CardPress press, Change change) => change switch
    {
        Change.Refused { Refusal: SegmentClosed } closed => forms.Again(press, closed.State, Problem("problem.closedWhileTyping"), late: true),
        Change.Refused refused when RefusalFacts.InForm(refused.Refusal) is { } field => forms.Again(
            press, refused.State, ProblemOf(RefusalFacts.Of(refused.Refusal, refused.State, press)), refused.Refusal is NoteNeeded ? field : null),
        Change.Busy => new Reply.Words(SayIn(press.Turn, "busy.title")),
        _ => Reply(press, change),
    };

    public FormProblem Problem(UnreadField unread, TeamCycle state) => new(
        unread.ProblemKey,
        ImmutableDictionary<string, string>.Empty.Add("keyResult", unread.KeyResult.Title).Add("typed", unread.Typed.Length > 60 ? unread.Typed[..60] + "…" : unread.Typed));

    public Reply Unread(Turn turn) => turn.From.Person is null ? new Reply.Words(SayIn(turn, "anonymous.text")) : CheckInDesk.Gone(turn);

    public Reply NotConnected(Turn turn) => new Reply.Words(SayIn(turn, "notConnected"));

    public Reply NothingToAnswer(Turn turn) => new Reply.Words(SayIn(turn, "nothingToAnswer"));

    /// <summary>For typed commands: one line in the chat.</summary>
    public Reply Words(Turn turn, Change.Refused refused)
    {
        var told = RefusalFacts.Of(refused.Refusal, refused.State, null);
        var words = WordBook.For(CheckInDesk.Slice, turn.From.Locale ?? refused.State.Team.Language);
        return new Reply.Words(words.Text(told.Key + ".text", told.Facts));
    }

    private Reply Show(CardPress press, TeamCycle state, ToldRefusal told)
    {
        if (desk.Scene(press, state) is not { } scene) return CheckInDesk.Gone(press.Turn);
        var words = AnswerForms.Words(press, state);
        var view = new RefusalView(scene.Frame(words.Culture.Name), told.Key, told.Facts, told.Steps);
        var card = RefusalCard.Render(view, words);
        return press.Turn.Act is Act.Pressed ? new Reply.Show(card) : new Reply.Dialog(words.Text(told.Key + ".title"), card, DialogSize.Small);
    }

    private Reply Busy(CardPress press) => new Reply.Words(SayIn(press.Turn, "busy.title") + " " + SayIn(press.Turn, "busy.text"));

    private static FormProblem ProblemOf(ToldRefusal told) => new("problem." + told.Key, told.Facts);

    private static FormProblem Problem(string key) => new(key, ImmutableDictionary<string, string>.Empty);

    private static string SayIn(Turn turn, string key) => WordBook.For(CheckInDesk.Slice, turn.From.Locale ?? "en").Text(key);
}
