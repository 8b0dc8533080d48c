using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.Blockers;

/// <summary>What the handlers of this slice answer.</summary>
internal sealed class BlockerReplies(ITeamCycles teams)
{
    public Task<TeamCycle?> FindAsync(CardPress press, CancellationToken cancel) => teams.FindAsync(press.Subject.Team, cancel);

    public Task<Change> ChangeAsync(CardPress press, Func<TeamCycle, Occurrence, Decision> decide, CancellationToken cancel)
        => teams.ChangeAsync(press.Subject.Team, press.Data.Stamp(press.Turn, press.Verb), state =>
            press.Subject.ComesFromItsChat(state) && press.Subject.OccurrenceIn(state) is { } on ? decide(state, on) : new NotHere(), cancel);

    /// <summary>The form, empty or with what was typed and why it was not saved.</summary>
    public static Reply Form(CardPress press, TeamCycle state, string? problem)
    {
        var words = WordsOf(press.Turn, state);
        var onCard = press.Turn.Act is Act.Pressed;
        var seen = Veil.Over(state, press.Turn.From.Person, words);
        var titles = seen.ActiveKeyResults.Where(k => !seen.Veiled.Contains(k.Objective)).Select(k => (k.Id, k.Title)).ToImmutableArray();
        var key = press.Key with { View = press.NextView() };
        var card = BlockerCard.Render(
            new BlockerForm(key, state.Team.Name, titles, press.Data.Id(BlockerCard.AboutField), Kept(press, BlockerCard.NeedField, BlockerCard.LongestNeed),
                Kept(press, BlockerCard.FromField, BlockerCard.LongestFrom), problem, onCard)
            {
                People = [.. state.Team.Members.Where(m => m.Person != press.Turn.From.Person).Select(m => (m.Person, m.Name))],
                Person = press.Data.Id(BlockerCard.PersonField),
            }, words);
        return onCard ? new Reply.Show(card) : new Reply.Dialog(words.Text("form.title"), card);
    }

    /// <summary>The presser's view of the card; where no check-in has begun there is none, so words say it.</summary>
    public static Reply Saved(CardPress press, TeamCycle state)
        => press.Subject.OccurrenceIn(state) is { } on && state.Find(on) is { OpenedAt: not null }
            ? new Reply.Continue(Verbs.View, press.Key.ToData())
            : new Reply.Words(WordsOf(press.Turn, state)["saved"]);

    public static Reply No(Turn turn, Change change) => new Reply.Words(change switch
    {
        Change.Refused { Refusal: GuestsLookOnly } guest => GuestWords.Say(guest.State.Team, WordsOf(turn, guest.State)),
        Change.Refused refused => WeeksWords.Say(refused.Refusal, WordsOf(turn, refused.State)) ?? WordsOf(turn, refused.State).Text(refused.Refusal.Code),
        Change.Busy => WordsOf(turn).Text("busy"),
        _ => WordsOf(turn).Text("gone"),
    });

    public static Reply Gone(Turn turn) => new Reply.Words(WordsOf(turn).Text(turn.From.Person is null ? "anonymous" : "gone"));

    /// <summary>All that this slice says, one person alone sees.</summary>
    public static Words WordsOf(Turn turn, TeamCycle? state = null) => WordBook.For(BlockersFeature.Slice, turn.From.Locale ?? state?.Team.Language);

    // What was typed stays, cut to what the field would take.
    private static string? Kept(CardPress press, string field, int longest)
        => press.Data.Text(field) is { } text ? (text.Length > longest ? text[..longest] : text) : null;
}
