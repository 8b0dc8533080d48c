using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns;

/// <summary>What the handlers of this slice share: load or change the teams behind a press, and show the presser their view.</summary>
internal sealed class CheckInDesk(ITeamCycles teams, TwinWatch twins, PublicAddress address)
{
    public const string Slice = "CheckIns";

    /// <summary>Runs the rule on one team, once the press was checked to come from that team's chat.</summary>
    public async Task<TeamChange> ChangeAsync(CardPress press, Func<TeamCycle, Occurrence, Decision> decide, CancellationToken cancel)
    {
        var change = await teams.ChangeAsync(press.Team, press.Stamp(), state => Guarded(press, state, decide), cancel);
        if (change is Change.Saved saved) await NoteAsync(press, saved.State, cancel);
        return new TeamChange(press, change);
    }

    /// <summary>Runs the rule on each of the card's teams, each with a commit and a command of its own: what a crash leaves undone, the same
    /// press does when it comes again.</summary>
    public async Task<ImmutableArray<TeamChange>> ChangeEachAsync(CardPress press, Func<TeamCycle, Occurrence, Decision> decide, CancellationToken cancel)
    {
        var changes = ImmutableArray.CreateBuilder<TeamChange>();
        foreach (var one in press.Each()) changes.Add(await ChangeAsync(one, decide, cancel));
        return changes.ToImmutable();
    }

    /// <summary>Those of the card's teams that the press may see, by what is stored; empty when the card leads nowhere from here.</summary>
    public async Task<ImmutableArray<TeamPress>> FindAsync(CardPress press, CancellationToken cancel)
    {
        var found = ImmutableArray.CreateBuilder<TeamPress>();
        foreach (var one in press.Each())
        {
            if (await teams.FindAsync(one.Team, cancel) is not { } state) continue;
            await NoteAsync(one, state, cancel);
            if (one.ComesFromItsChat(state)) found.Add(new TeamPress(one, state));
        }
        return found.ToImmutable();
    }

    /// <summary>The presser's own view, or the summary once it is closed; in the personal chat their own answers.</summary>
    /// <param name="isOutsider">Sees counts and nothing of the lists.</param>
    public Reply Show(CardPress press, ImmutableArray<TeamPress> on, int justSaved = 0, bool isOutsider = false)
    {
        if (Scenes(press, on) is not { } scenes) return Gone(press.Turn);
        var reader = ReaderOf(press, scenes.First.Team);
        var words = WordBook.For(Slice, reader.Language);
        if (press.Turn.Chat.Kind == ChatKind.Personal) return ShowOwn(press, scenes, justSaved);
        var begun = new ViewScenes([.. scenes.All.Where(s => s.Team.Find(s.Segment.Occurrence) is not null)]);
        if (begun.All.IsEmpty) return new Reply.Words(justSaved > 0 ? words.Plural("own.saved", justSaved) : words["nothingNow"]);
        var open = new ViewScenes([.. begun.All.Where(s => s.Segment.IsOpen(press.Turn.Now))]);
        return new Reply.Show(open.All.IsEmpty
            ? SummaryCard.Render(ViewBuilder.Summary(begun, reader, isOutsider) with { JustSaved = justSaved }, words)
            : OwnCard.Render(ViewBuilder.Own(open, reader, justSaved, isOutsider), words));
    }

    /// <summary>The same after something was saved. An old client has no reply that only its presser sees: the room's card tells it.</summary>
    public async Task<Reply> SavedAsync(CardPress press, ImmutableArray<TeamChange> changes, int justSaved, CancellationToken cancel)
    {
        if (press.Turn.Act is Act.Pressed { CanReply: false }) return Reply.None;
        var on = ImmutableArray.CreateBuilder<TeamPress>();
        foreach (var one in press.Each())
        {
            var state = changes.FirstOrDefault(c => c.Press.Team == one.Team)?.State ?? await teams.FindAsync(one.Team, cancel);
            if (state is not null && one.ComesFromItsChat(state)) on.Add(new TeamPress(one, state));
        }
        return Show(press, on.ToImmutable(), justSaved);
    }

    /// <summary>Null when no team of the card ever had its check-in.</summary>
    public ViewScenes? Scenes(CardPress press, ImmutableArray<TeamPress> on)
    {
        ImmutableArray<ViewScene> all = [.. on.Select(one => Scene(press, one)).OfType<ViewScene>()];
        return all.IsEmpty ? null : new ViewScenes(all);
    }

    public static Reader ReaderOf(CardPress press, TeamCycle state)
        => new(press.Turn.From.Person, press.Turn.From.ChannelId, press.Turn.From.Locale ?? state.Team.Language);

    /// <summary>The team as the presser may read it.</summary>
    public static TeamCycle Seen(CardPress press, TeamCycle state) => Veil.Over(state, press.Turn.From.Person, WordBook.For(Slice, ReaderOf(press, state).Language));

    /// <summary>Words for people whose card leads nowhere any more.</summary>
    public static Reply Gone(Turn turn) => new Reply.Words(WordBook.For(Slice, turn.From.Locale)["gone"]);

    private static Reply ShowOwn(CardPress press, ViewScenes scenes, int justSaved)
    {
        var reader = ReaderOf(press, scenes.First.Team);
        var words = WordBook.For(Slice, reader.Language);
        var view = ViewBuilder.Personal(scenes, reader, justSaved);
        return view.Mine.IsEmpty ? new Reply.Words(words["nothingToAnswer"]) : new Reply.Show(PersonalCard.Render(view, words));
    }

    private ViewScene? Scene(CardPress press, TeamPress on)
    {
        if (on.Press.OccurrenceIn(on.State) is not { } occurrence) return null;
        var seen = Seen(press, on.State);
        return new ViewScene(seen, seen.Find(occurrence) ?? NotOpen(seen, occurrence), press.Turn.Now, press.NextView(), address.BaseUrl)
        {
            ReaderZone = press.Turn.From.Zone is { } zone && Zones.IsKnown(zone) ? zone : null,
        };
    }

    // One card for all of its teams has one twin at most.
    private Task NoteAsync(CardPress press, TeamCycle state, CancellationToken cancel)
        => press.Part is > 0 ? Task.CompletedTask : twins.NoteAsync(press, state, cancel);

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
        => new(occurrence, state.Team.Meeting?.Chat ?? default, SegmentState.Awaited, ScheduledEnd: null)
        {
            Answered = [.. state.KeyResults.Values.Where(k => Said.In(k, occurrence) is not null).Select(k => k.Id)],
        };
}
