using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Puts a "no" into a reply that says what happened, whether anything was saved, and what to do next.</summary>
internal sealed class RefusalReplies(CheckInDesk desk)
{
    /// <summary>For a button: a card of its own with the next steps; in a dialog the same card. Of several teams' refusals the one that counts:
    /// that somebody has nothing to do with the other team explains nothing.</summary>
    public Reply Reply(CardPress press, ImmutableArray<TeamChange> changes)
    {
        var told = changes.FirstOrDefault(c => !c.IsSaved && !IsBeside(c.Change)) ?? changes.First(c => !c.IsSaved);
        return told.Change switch
        {
            Change.Refused refused => Show(press, told.Press, refused),
            Change.Busy => new Reply.Words(Busy(press.Turn)),
            _ => CheckInDesk.Gone(press.Turn),
        };
    }

    private static bool IsBeside(Change change) => change is Change.Unknown or Change.Refused { Refusal: NotAMember or GuestsLookOnly or NothingToSave or NotHere };

    /// <summary>A card that cannot be read, or a sender without an identity.</summary>
    public static Reply Unread(Turn turn) => turn.From.Person is null ? new Reply.Words(Say(turn, "refused.anonymous.text")) : CheckInDesk.Gone(turn);

    public static Reply NotConnected(Turn turn) => new Reply.Words(Say(turn, "notConnected"));

    public static Reply NothingToAnswer(Turn turn) => new Reply.Words(Say(turn, "nothingToAnswer"));

    /// <summary>For a command typed in the team's chat: two sentences that all of the team read.</summary>
    public static Reply Words(Change.Refused refused)
    {
        var words = WordBook.For(CheckInDesk.Slice, refused.State.Team.Language);
        var told = RefusalFacts.Of(refused.Refusal, refused.State, press: null, words);
        var facts = told.Facts.ToImmutableDictionary(f => f.Key, f => App.Cards.MarkdownText.Escape(f.Value), StringComparer.Ordinal);
        if (When(refused.Refusal) is { } at) facts = facts.SetItem("closed", words.Time(at, refused.State.Team.Zone));
        return new Reply.Words(words.Text(told.Key + ".title", facts) + ". " + words.Text(told.Key + ".text", facts));
    }

    private Reply Show(CardPress press, CardPress one, Change.Refused refused)
    {
        if (desk.Scenes(press, [new TeamPress(one, refused.State)]) is not { } scenes) return CheckInDesk.Gone(press.Turn);
        var words = AnswerForms.Words(press, refused.State);
        var told = RefusalFacts.Of(refused.Refusal, refused.State, one, words);
        var frame = scenes.Frame(words.Language);
        // The way back leads to the whole card.
        frame = frame with { Key = press.Key with { View = frame.Key.View } };
        var steps = told.Steps.Select(step => step with { Of = press.Key.Also.IsEmpty ? null : one.Key.Team }).ToImmutableArray();
        var card = RefusalCard.Render(new RefusalView(frame, told.Key, told.Facts, steps), words);
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
