namespace OkrBot.Domain.CheckIns;

/// <summary>Teams says that the meeting runs. Early joiners send it before the scheduled start; retries and a second start send it again.</summary>
/// <param name="ScheduledEnd">Null when no schedule is known.</param>
/// <param name="At">When it began, by the event; it may arrive late and out of order.</param>
public sealed record MeetingBegan(Occurrence Occurrence, ChatId Chat, DateTimeOffset? ScheduledEnd, DateTimeOffset At);

/// <summary>Teams says that the meeting ended. It counts after five minutes without a new start.</summary>
public sealed record MeetingStopped(Occurrence Occurrence, DateTimeOffset At);

/// <summary>Open it now: by a person's command, or by a timer.</summary>
/// <param name="By">Who asked; null only for a timer.</param>
public sealed record OpenSegment(Occurrence Occurrence, ChatId Chat, DateTimeOffset? ScheduledEnd, OpenedBy Trigger, PersonId? By);
