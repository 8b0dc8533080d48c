using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Ownership;

/// <summary>A press about one key result of one team, checked to come from that team's chat.</summary>
/// <param name="KeyResult">As the presser may read it.</param>
internal sealed record OwnerPress(CardPress Press, TeamCycle State, Occurrence On, KeyResult KeyResult);

/// <summary>What the handlers of this slice share.</summary>
internal sealed class OwnerDesk(ITeamCycles teams)
{
    /// <summary>Names the key result in a button's data.</summary>
    public const string KeyResultField = "kr";

    public async Task<Change> ChangeAsync(CardPress press, Func<TeamCycle, Occurrence, Decision> decide, CancellationToken cancel)
        => await teams.ChangeAsync(press.Team, press.Stamp(), state =>
            press.ComesFromItsChat(state) && press.OccurrenceIn(state) is { } on ? decide(state, on) : new NotHere(), cancel);

    /// <summary>Null when the card leads nowhere from here.</summary>
    public async Task<OwnerPress?> FindAsync(CardPress press, CancellationToken cancel)
        => await teams.FindAsync(press.Team, cancel) is { } state && press.ComesFromItsChat(state) && press.OccurrenceIn(state) is { } on
            && KeyResultOf(press) is { } id && Seen(press, state).KeyResults.GetValueOrDefault(id) is { } keyResult
            ? new OwnerPress(press, state, on, keyResult)
            : null;

    /// <summary>Whoever runs it for several teams may not read all that is theirs.</summary>
    public static TeamCycle Seen(CardPress press, TeamCycle state) => Veil.Over(state, press.Turn.From.Person, WordsOf(press.Turn, state));

    public static KeyResultId? KeyResultOf(CardPress press) => press.Data.Id(KeyResultField) is { } id ? new KeyResultId(id) : null;

    public static CardKey NextKey(CardPress press) => press.Key with { View = press.NextView() };

    /// <summary>A form: as a dialog, or on the card where there is none.</summary>
    public static Reply Form(CardPress press, AdaptiveCard card, Words words)
        => press.Turn.Act is Act.Pressed ? new Reply.Show(card) : new Reply.Dialog(words["dialog.title"], card, DialogSize.Small);

    public static Reply No(Turn turn, Change change) => new Reply.Words(change switch
    {
        Change.Refused { Refusal: GuestsLookOnly } guest => GuestWords.Say(guest.State.Team, WordsOf(turn, guest.State)),
        Change.Refused refused => WeeksWords.Say(refused.Refusal, WordsOf(turn, refused.State)) ?? WordsOf(turn, refused.State)[Key(refused.Refusal)],
        Change.Busy => WordsOf(turn)["busy"],
        _ => WordsOf(turn)["gone"],
    });

    public static Reply Gone(Turn turn) => new Reply.Words(WordsOf(turn)[turn.From.Person is null ? "anonymous" : "gone"]);

    /// <summary>All that this slice says, one person alone sees.</summary>
    public static Words WordsOf(Turn turn, TeamCycle? state = null) => WordBook.For(OwnershipFeature.Slice, turn.From.Locale ?? state?.Team.Language);

    private static string Key(Refusal refusal) => refusal switch
    {
        NotHere or NotRunning or UnknownKeyResult => "gone",
        NotFacilitator => "no.notRunner",
        NotAMember => "no.notAMember",
        KeyResultIsStopped => "no.isStopped",
        NotOnTeam => "no.notOnTeam",
        _ => "no.unknown",
    };
}
