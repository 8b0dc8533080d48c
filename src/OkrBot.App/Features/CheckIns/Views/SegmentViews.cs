using System.Collections.Immutable;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.App.Cards;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>What every card of a segment says at the top, and the ids its buttons carry.</summary>
/// <param name="Language">BCP 47: the team's for the room, the person's for their own view.</param>
/// <param name="At">When it closes, or closed.</param>
/// <param name="Answered">Key results answered, of <paramref name="Due"/>.</param>
/// <param name="TeamPage">The team's live view; null when no public address is configured.</param>
public sealed record SegmentFrame(CardKey Key, string Team, int Week, int Weeks, bool Closed, DateTimeOffset At, int Answered, int Due, string Language, string Zone)
{
    public Uri? TeamPage { get; init; }

    /// <summary>The last day of the week that it is answered for, where no meeting carries it; null = a meeting does.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>IANA, of whoever alone sees the card; null where all see it. Only for times that clients do not write themselves.</summary>
    public string? ReaderZone { get; init; }
}

public sealed record AgendaLine(int Number, KeyResultFacts KeyResult, AgendaReason Reason)
{
    /// <summary>Answered after the order was set.</summary>
    public bool Late { get; init; }
}

/// <summary>Something from before that returns until it is settled. At most three lines on a card.</summary>
public abstract record CarriedLine
{
    private CarriedLine() { }

    /// <summary>Whose it is, where several teams stand on one card.</summary>
    public TeamId? Of { get; init; }

    /// <param name="Age">In weeks: 1 = raised in this check-in.</param>
    public sealed record Blocked(BlockerId Id, string Need, string From, int Age) : CarriedLine
    {
        /// <summary>Who raised it, by first name, for the one person who has to move it; null for everybody else.</summary>
        public string? AskedBy { get; init; }
    }

    /// <summary>Resolved a moment ago, so that whoever was too quick can take it back.</summary>
    public sealed record Resolved(BlockerId Id, string Need) : CarriedLine;

    /// <summary>Another team needs something, and waits for this team's answer.</summary>
    /// <param name="MayAnswer">The reader may.</param>
    public sealed record Needed(LinkFacts Link, bool MayAnswer) : CarriedLine;

    /// <summary>What the team supports or needs was stopped, dropped or changed: what becomes of its own?</summary>
    /// <inheritdoc cref="Needed"/>
    public sealed record Linked(LinkQuestionFacts Question, bool MayAnswer) : CarriedLine;

    public sealed record Agreed(CommitmentId Id, string If, string Then, DateOnly By, bool FromLastTime) : CarriedLine
    {
        /// <summary>When it was agreed, if that is longer ago than a week.</summary>
        public DateOnly? On { get; init; }

        public Kept Kept { get; init; }

        /// <summary>Nobody has said yet whether it was kept, and this check-in asks.</summary>
        public bool IsAsked { get; init; }
    }
}

public enum SegmentPhase { AnswerTime, Discussing, LastCall }

/// <summary>One of several teams on the room's card.</summary>
/// <param name="Team">User text.</param>
/// <param name="Agenda">Numbered through over all sections.</param>
public sealed record SectionView(string Team, ImmutableArray<AgendaLine> Agenda, StatusCounts Counts);

/// <summary>The card that everybody sees while the segment is open.</summary>
/// <param name="RankAt">When the list to discuss comes.</param>
/// <param name="Agenda">At most three; <paramref name="MoreToDiscuss"/> counts the rest.</param>
/// <param name="StillOpen">Titles of unanswered key results, for the last call.</param>
/// <param name="Refreshers">Whose clients ask for their own view: <c>29:</c> ids, at most 60.</param>
public sealed record RoomView(
    SegmentFrame Frame, SegmentPhase Phase, DateTimeOffset RankAt, bool NobodyRunsIt, ImmutableArray<AgendaLine> Agenda, int MoreToDiscuss,
    ImmutableArray<CarriedLine> Carried, StatusCounts Counts, ImmutableArray<string> StillOpen)
{
    /// <summary>One for each team, where several stand on one card; empty for one team.</summary>
    public ImmutableArray<SectionView> Sections { get; init; } = [];

    /// <summary>Somebody from outside reads it: the lists are left out.</summary>
    public bool CountsOnly { get; init; }

    /// <summary>A timer opened it and nobody has answered: the card asks whether there is a meeting at all.</summary>
    public bool OffersSkip { get; init; }

    /// <summary>How many are not answered yet.</summary>
    public int OpenCount { get; init; }

    /// <summary>What is open belongs to people who are away.</summary>
    public bool IsOnlyAwayOpen { get; init; }

    public ImmutableArray<string> Refreshers { get; init; } = [];
}

/// <summary>What one person may do and sees on the same card. It holds buttons only; typing happens in a dialog.</summary>
/// <param name="Mine">The reader's own key results, unanswered first.</param>
/// <param name="JustSaved">How many answers of the reader were saved by the press that this view answers; 0 = none.</param>
/// <param name="Newcomer">Never seen a check-in of this team: one line says what this is.</param>
/// <param name="Runs">The reader runs the segment.</param>
/// <param name="CanExtend">Five more minutes were not added yet.</param>
/// <param name="Reader">The reader's <c>29:</c> id, for the refresh of this view.</param>
public sealed record OwnView(RoomView Room, string Reader, ImmutableArray<KeyResultFacts> Mine, int JustSaved, bool Newcomer, bool Runs, bool CanTakeOver, bool CanExtend, bool IsMember)
{
    /// <summary>The reader's own of several teams, where a blocker is raised; null where there is one team.</summary>
    public TeamId? Home { get; init; }

    /// <summary>What the one who runs it is asked.</summary>
    public RunnerQuestion? Question { get; init; }

    /// <summary>The reader's own, answered and off track, for which no next step is agreed yet.</summary>
    public KeyResultFacts? NeedsStep { get; init; }
}

/// <summary>The room's card once the segment is closed.</summary>
/// <param name="NoUpdate">Titles.</param>
/// <param name="DoneInMinutes">Set when it closed early with nothing to discuss: minutes used, at least 1.</param>
/// <param name="MayDecide">The reader runs it and has not said yet whether a decision changed.</param>
public sealed record SummaryView(
    SegmentFrame Frame, ImmutableArray<string> Decisions, ImmutableArray<MoveLine> Moved, ImmutableArray<MoveLine> Fell,
    ImmutableArray<CarriedLine> Carried, ImmutableArray<string> NoUpdate, StatusCounts Counts, int? DoneInMinutes, bool MayDecide)
{
    /// <summary>One for each team, where several stand on one card; empty for one team. Their own frames name them.</summary>
    public ImmutableArray<SummaryView> Sections { get; init; } = [];

    /// <inheritdoc cref="RoomView.CountsOnly"/>
    public bool CountsOnly { get; init; }

    /// <summary>Set when somebody said that there was no meeting, or that the answers come by message.</summary>
    public ClosedBy? Skipped { get; init; }

    /// <summary>How many answers of the reader were saved by the press that this view answers: the last one may close it.</summary>
    public int JustSaved { get; init; }

    /// <summary>The reader may still say what was kept, and reopen what was resolved.</summary>
    public bool IsMember { get; init; }

    public ImmutableArray<string> Refreshers { get; init; } = [];
}
