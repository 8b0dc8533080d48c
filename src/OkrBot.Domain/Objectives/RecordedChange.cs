namespace OkrBot.Domain.Objectives;

/// <summary>Why something active was changed.</summary>
public enum ChangeReason
{
    /// <summary>Only the words became clearer; what is meant is the same.</summary>
    Wording,
    OutsideEvent,
    WrongBaseline,
    DroppedPriority,
    Learned,

    /// <summary>Somebody else owns it.</summary>
    HandedOver,
}

/// <summary>One change of something that was active: who, when, why, and what stood there before. Only what was changed has an old value.</summary>
/// <param name="Note">One line, 1 to 300 characters, as typed; null where a button said it all.</param>
public sealed record RecordedChange(PersonId By, DateTimeOffset At, ChangeReason Reason, string? Note)
{
    public string? OldTitle { get; init; }

    /// <summary>Of an objective.</summary>
    public string? OldWhy { get; init; }
    public Ambition? OldAmbition { get; init; }

    /// <summary>Of a key result: with its start, target and limits, so that the old target can be scored beside the new one.</summary>
    public Measure? OldMeasure { get; init; }
    public DateOnly? OldDue { get; init; }
    public PersonId? OldOwner { get; init; }

    public bool ChangesNothing => this is { OldTitle: null, OldWhy: null, OldAmbition: null, OldMeasure: null, OldDue: null, OldOwner: null };
}

/// <summary>The reason that came with a change.</summary>
/// <param name="Note">As typed; one line.</param>
public sealed record Because(ChangeReason Reason, string Note);
