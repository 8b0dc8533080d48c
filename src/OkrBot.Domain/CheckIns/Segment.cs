using System.Collections.Immutable;

namespace OkrBot.Domain.CheckIns;

public enum SegmentState { Awaited, Open, Closed }

public enum OpenedBy { MeetingStart, Command, Timer }

/// <summary>Why a segment ended. "No meeting" counts neither as the week's check-in nor as missed; "by message" leaves its key results to the personal
/// cards.</summary>
public enum ClosedBy { Time, Facilitator, MeetingEnd, NothingToDiscuss, NoMeeting, ByMessage }

/// <summary>Why an item is discussed, biggest reason first.</summary>
public enum AgendaReason { ConfidenceDrop, OffTrack, AtRisk, Stalled, NoUpdate }

/// <param name="Late">Answered after the order was set, so it stands at the end.</param>
public sealed record AgendaItem(KeyResultId KeyResult, AgendaReason Reason, bool Late = false);

/// <summary>What the discussion changed, in one line, tied to the item it came from.</summary>
public sealed record DecisionLine(KeyResultId? KeyResult, string Text, PersonId By, DateTimeOffset At);

/// <summary>The ten OKR minutes of one occurrence. "Awaited" means that people joined early: nothing is shown before the scheduled start.</summary>
/// <param name="ScheduledEnd">Null when no schedule is known.</param>
public sealed record Segment(Occurrence Occurrence, ChatId Chat, SegmentState State, DateTimeOffset? ScheduledEnd)
{
    /// <summary>Ten minutes from the card's posting; the scheduled end cuts it.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>People answer first; then the agenda is ranked once.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(2);

    /// <summary>So long before the close the card shows what is open.</summary>
    public static readonly TimeSpan LastCall = TimeSpan.FromMinutes(2);

    /// <summary>A meeting end counts after this long without a new start.</summary>
    public static readonly TimeSpan EndGrace = TimeSpan.FromMinutes(5);

    /// <summary>Answers of so long are gathered into one edit of the room's card: every edit makes all readers' clients ask for their view.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromSeconds(3);

    /// <summary>"Five more minutes", once.</summary>
    public static readonly TimeSpan Extension = TimeSpan.FromMinutes(5);

    public OpenedBy? Trigger { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
    public DateTimeOffset? RankAt { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Whether Teams says that the meeting runs; null when no event ever came.</summary>
    public bool? MeetingRuns { get; init; }

    /// <summary>When Teams last said that it began; where no schedule is known, the placement counts from here.</summary>
    public DateTimeOffset? MeetingStartedAt { get; init; }

    /// <summary>When Teams last said that it ended.</summary>
    public DateTimeOffset? MeetingEndedAt { get; init; }

    /// <summary>Who runs it; null = nobody yet, anyone may.</summary>
    public PersonId? RunBy { get; init; }

    /// <summary>When that person was named; null while it is who began with it.</summary>
    public DateTimeOffset? RunSince { get; init; }

    /// <summary>Several teams hold it in one meeting: one card, the same times, one person who runs it for all of them.</summary>
    public bool Shared { get; init; }

    /// <summary>In a shared one the facilitator of the team that was connected first: stands where a team of its own has its facilitator.</summary>
    public PersonId? Host { get; init; }
    public bool Extended { get; init; }
    public bool Ranked { get; init; }

    /// <summary>Shown the last-call state: two minutes left.</summary>
    public bool LastCallShown { get; init; }
    public ImmutableArray<AgendaItem> Agenda { get; init; } = [];

    /// <summary>Key results answered for this occurrence, in order of their first answer.</summary>
    public ImmutableArray<KeyResultId> Answered { get; init; } = [];

    /// <summary>Different people who answered; with two or more the segment counts as held.</summary>
    public ImmutableArray<PersonId> Answerers { get; init; } = [];
    public ImmutableArray<DecisionLine> Decisions { get; init; } = [];

    /// <summary>Whose mailbox says that they are away; empty again once it has closed.</summary>
    public ImmutableArray<PersonId> Away { get; init; } = [];
    public bool NoDecision { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public ClosedBy? ClosedBy { get; init; }

    /// <summary>When one that never opened is over: its meeting ended, and after the grace has not started again. Null = not.</summary>
    public DateTimeOffset? OverAt => State == SegmentState.Awaited && MeetingRuns == false && MeetingEndedAt is { } ended ? ended + EndGrace : null;

    /// <summary>Judged by stored time, also when the timer is late.</summary>
    public bool IsOpen(DateTimeOffset now) => State == SegmentState.Open && now < EffectiveClose;

    /// <summary>The earlier of the planned close and the end of the grace after the meeting ended.</summary>
    public DateTimeOffset EffectiveClose
    {
        get
        {
            var planned = ClosesAt ?? DateTimeOffset.MaxValue;
            return MeetingEndedAt is { } ended && ended + EndGrace < planned ? ended + EndGrace : planned;
        }
    }

    public bool Equals(Segment? other) => other is not null && Occurrence == other.Occurrence && Chat == other.Chat && State == other.State
        && ScheduledEnd == other.ScheduledEnd && Trigger == other.Trigger && OpenedAt == other.OpenedAt && RankAt == other.RankAt
        && ClosesAt == other.ClosesAt && MeetingRuns == other.MeetingRuns
        && MeetingStartedAt == other.MeetingStartedAt && MeetingEndedAt == other.MeetingEndedAt && RunBy == other.RunBy
        && RunSince == other.RunSince && Shared == other.Shared && Host == other.Host
        && Extended == other.Extended && Ranked == other.Ranked && LastCallShown == other.LastCallShown && NoDecision == other.NoDecision
        && ClosedAt == other.ClosedAt && ClosedBy == other.ClosedBy && Agenda.SequenceEqual(other.Agenda)
        && Answered.SequenceEqual(other.Answered) && Answerers.SequenceEqual(other.Answerers) && Decisions.SequenceEqual(other.Decisions)
        && Away.SequenceEqual(other.Away);

    public override int GetHashCode() => Occurrence.GetHashCode();
}

/// <summary>A past segment, as the signals need it.</summary>
/// <param name="Held">Two or more people answered, or the facilitator answered for the room.</param>
public sealed record PastSegment(Occurrence Occurrence, DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, bool Held)
{
    /// <summary>Tells the ones that were skipped from those that were only not held; null for one from before that was kept.</summary>
    public ClosedBy? By { get; init; }

    /// <summary>Who said so, when a person closed it.</summary>
    public PersonId? Person { get; init; }
}
