using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>What the handlers of this slice share: load or change the team behind a press, and show the presser their view.</summary>
internal sealed class CheckInDesk(ITeamCycles teams, TwinWatch twins, PublicAddress address)
{
    public const string Slice = "CheckIns";

    /// <summary>Runs the rule on the team that the card names, once the press was checked to come from that team's chat.</summary>
    public async Task<Change> ChangeAsync(CardPress press, Func<TeamCycle, Occurrence, Decision> decide, CancellationToken cancel)
    {
        var change = await teams.ChangeAsync(press.Team, press.Data.Stamp(press.Turn, press.Verb), state => Guarded(press, state, decide), cancel);
        if (change is Change.Saved saved) await twins.NoteAsync(press, saved.State, cancel);
        return change;
    }

    public async Task<TeamCycle?> FindAsync(CardPress press, CancellationToken cancel)
    {
        var state = await teams.FindAsync(press.Team, cancel);
        if (state is not null) await twins.NoteAsync(press, state, cancel);
        return state;
    }

    /// <summary>The presser's own view, or the summary once it is closed.</summary>
    public Reply Show(CardPress press, TeamCycle state, int justSaved = 0)
    {
        if (press.OccurrenceIn(state) is not { } occurrence || state.Find(occurrence) is not { } segment) return NothingHere(press, state, justSaved);
        var scene = new ViewScene(state, segment, press.Turn.Now, press.NextView(), address.BaseUrl);
        var reader = ReaderOf(press, state);
        var words = WordBook.For(Slice, reader.Language);
        return new Reply.Show(segment.IsOpen(press.Turn.Now)
            ? OwnCard.Render(ViewBuilder.Own(scene, reader, justSaved), words)
            : SummaryCard.Render(ViewBuilder.Summary(scene, reader) with { JustSaved = justSaved }, words));
    }

    /// <summary>The same after something was saved. An old client has no reply that only its presser sees: the room's card tells it.</summary>
    public Reply Saved(CardPress press, TeamCycle state, int justSaved = 0)
        => press.Turn.Act is Act.Pressed { CanReply: false } ? Reply.None : Show(press, state, justSaved);

    public ViewScene? Scene(CardPress press, TeamCycle state)
        => press.OccurrenceIn(state) is { } occurrence
            ? new ViewScene(state, state.Find(occurrence) ?? NotOpen(state, occurrence), press.Turn.Now, press.NextView(), address.BaseUrl)
            : null;

    public static Reader ReaderOf(CardPress press, TeamCycle state)
        => new(press.Turn.From.Person, press.Turn.From.ChannelId, press.Turn.From.Locale ?? state.Team.Language);

    /// <summary>Words for people whose card leads nowhere any more.</summary>
    public static Reply Gone(Turn turn) => new Reply.Words(WordBook.For(Slice, turn.From.Locale)["gone"]);

    // Who answers before the meeting has nothing to see yet, but hears that it is saved.
    private static Reply NothingHere(CardPress press, TeamCycle state, int justSaved)
    {
        var words = WordBook.For(Slice, ReaderOf(press, state).Language);
        return new Reply.Words(justSaved > 0 ? words.Plural("own.saved", justSaved) : words["nothingNow"]);
    }

    private static Decision Guarded(CardPress press, TeamCycle state, Func<TeamCycle, Occurrence, Decision> decide)
    {
        if (press.Turn.From.Person is null) return new Anonymous();
        if (!press.ComesFromItsChat(state) || press.OccurrenceIn(state) is not { } occurrence) return new NotHere();
        return IsLongOver(state, occurrence) ? new NotHere() : decide(state, occurrence);
    }

    /// <summary>Another check-in has closed since: its card stands further up in the chat.</summary>
    private static bool IsLongOver(TeamCycle state, Occurrence occurrence)
        => state.Find(occurrence) is null && state.Past.Any(past => past.Occurrence == occurrence);

    // Answers of the working day before have an occurrence, but no segment yet.
    private static Segment NotOpen(TeamCycle state, Occurrence occurrence)
        => new(occurrence, state.Team.Meeting?.Chat ?? default, SegmentState.Awaited, ScheduledEnd: null);
}
