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
        Change.Busy => new Reply.Words(Busy(press.Turn)),
        _ => CheckInDesk.Gone(press.Turn),
    };

    /// <summary>For a form: the form again with what was typed, when pressing Save again can succeed; else as for a button.</summary>
    public Reply Form(CardPress press, Change change) => change switch
    {
        Change.Refused { Refusal: SegmentClosed } closed when !press.Key.Late => forms.Again(press, closed.State, FormProblems.ClosedWhileTyping, late: true),
        Change.Refused refused when FormProblems.Of(refused.Refusal, refused.State) is { } problem
            => forms.Again(press, refused.State, problem, (refused.Refusal as NoteNeeded)?.KeyResult),
        _ => Reply(press, change),
    };

    /// <summary>A card that cannot be read, or a sender without an identity.</summary>
    public static Reply Unread(Turn turn) => turn.From.Person is null ? new Reply.Words(Say(turn, "refused.anonymous.text")) : CheckInDesk.Gone(turn);

    public static Reply NotConnected(Turn turn) => new Reply.Words(Say(turn, "notConnected"));

    public static Reply NothingToAnswer(Turn turn) => new Reply.Words(Say(turn, "nothingToAnswer"));

    /// <summary>For typed commands: two sentences in the chat.</summary>
    public static Reply Words(Turn turn, Change.Refused refused)
    {
        var told = RefusalFacts.Of(refused.Refusal, refused.State, press: null);
        var words = WordBook.For(CheckInDesk.Slice, turn.From.Locale ?? refused.State.Team.Language);
        var facts = told.Facts.ToImmutableDictionary(f => f.Key, f => App.Cards.MarkdownText.Escape(f.Value), StringComparer.Ordinal);
        if (When(refused.Refusal) is { } at) facts = facts.SetItem("closed", words.Time(at, refused.State.Team.Zone));
        return new Reply.Words(words.Text(told.Key + ".title", facts) + ". " + words.Text(told.Key + ".text", facts));
    }

    private Reply Show(CardPress press, TeamCycle state, ToldRefusal told)
    {
        if (desk.Scene(press, state) is not { } scene) return CheckInDesk.Gone(press.Turn);
        var words = AnswerForms.Words(press, state);
        var card = RefusalCard.Render(new RefusalView(scene.Frame(words.Language), told.Key, told.Facts, told.Steps), words);
        return press.Turn.Act is Act.Pressed ? new Reply.Show(card) : new Reply.Dialog(words.Text(told.Key + ".title", told.Facts), card, DialogSize.Small);
    }

    private static DateTimeOffset? When(Refusal refusal) => refusal switch
    {
        SegmentClosed r => r.ClosedAt,
        AnotherIsOpen r => r.ClosesAt,
        TooEarly r => r.Start,
        _ => null,
    };

    private static string Busy(Turn turn) => Say(turn, "refused.busy.title") + ". " + Say(turn, "refused.busy.text");

    private static string Say(Turn turn, string key) => WordBook.For(CheckInDesk.Slice, turn.From.Locale)[key];
}
