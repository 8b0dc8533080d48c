namespace OkrBot.Domain.Alignment;

/// <summary>A link, named after its two ends and its kind, so that the same link made twice is one. Safe in keys.</summary>
public readonly record struct LinkId(string Value) : IComparable<LinkId>
{
    public int CompareTo(LinkId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

public enum LinkKind
{
    /// <summary>What the from-team does helps the other: said one-sidedly, it stands at once.</summary>
    Supports,

    /// <summary>The from-team cannot do without the other: asked, then accepted or declined.</summary>
    Needs,
}

public enum LinkState
{
    /// <summary>Waits for the other team's answer. Only a need is asked.</summary>
    Asked,

    /// <summary>It stands.</summary>
    Accepted,

    /// <summary>Answered "no" with a reason; it may be asked again.</summary>
    Declined,

    /// <summary>Taken back, or gone with a draft that was dropped: no team holds a copy any more.</summary>
    Withdrawn,
}

/// <summary>One end of a link.</summary>
/// <param name="KeyResult">Null = the objective as a whole.</param>
public sealed record LinkEnd(TeamId Team, ObjectiveId Objective, KeyResultId? KeyResult)
{
    /// <summary>An objective and its key results count as one where loops are looked for.</summary>
    public LinkNode Node => new(Team, Objective);
}

/// <summary>What the other side reads of an end.</summary>
/// <param name="Team">Its name.</param>
/// <param name="Title">Of the objective or key result; null while only its team and named followers may read it.</param>
public sealed record EndLabel(string Team, string? Title);

/// <summary>An objective or key result of one team helps or needs one of another team in the same cycle.</summary>
/// <param name="From">Who supports or needs.</param>
/// <param name="To">What is supported or needed.</param>
/// <param name="Why">One line, 1 to 300 characters, as typed.</param>
/// <param name="By">Who made or asked it last.</param>
/// <param name="At">When.</param>
public sealed record Link(LinkId Id, LinkKind Kind, LinkEnd From, LinkEnd To, string Why, LinkState State, PersonId By, DateTimeOffset At)
{
    /// <summary>Counts its changes from 1: of two copies the higher is the newer.</summary>
    public int Version { get; init; } = 1;

    /// <summary>How often it was made or asked; an answer belongs to one round.</summary>
    public int Round { get; init; } = 1;

    /// <summary>What the needed or supported team reads of the from-end; null in no link that this version writes.</summary>
    public EndLabel? FromLabel { get; init; }

    /// <inheritdoc cref="FromLabel"/>
    public EndLabel? ToLabel { get; init; }

    /// <summary>Why it was declined, 1 to 300 characters; null otherwise.</summary>
    public string? Reason { get; init; }
    public PersonId? AnsweredBy { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>In the copy of the team that needs it: what the needed team says of it now.</summary>
    public NeedNote? Note { get; init; }

    /// <summary>Asked or standing.</summary>
    public bool IsLive => State is LinkState.Asked or LinkState.Accepted;
}

/// <summary>What a team that needs something hears of it.</summary>
/// <param name="Liaison">Who unsticks it; user text, null while nobody is named.</param>
/// <param name="Trouble">As the newest check-in left it; null = none.</param>
public sealed record NeedNote(string? Liaison, Trouble? Trouble);

/// <summary>What loops are looked for among: an objective together with its key results.</summary>
public readonly record struct LinkNode(TeamId Team, ObjectiveId Objective);
