namespace OkrBot.Domain.Alignment;

/// <summary>What became of something that others support or need.</summary>
public enum LinkNews
{
    /// <summary>Changed while it was active, with its reason.</summary>
    Changed,
    Stopped,

    /// <summary>A draft that is gone, and with it the link.</summary>
    Dropped,

    /// <summary>Only its words, or who may read them: nobody is asked, but what others read of it follows.</summary>
    Renamed,
}

/// <summary>What the team does with its own objective or key result, after what it supports or needs was stopped or changed.</summary>
public enum LinkAnswer { Keep, Adjust, Stop }

/// <param name="KeyResult">Null = the objective as a whole.</param>
public sealed record LinkedChange(ObjectiveId Objective, KeyResultId? KeyResult, LinkNews News);

/// <summary>What became of the other end of one of the team's links: keep, adjust or stop its own? It stands until somebody answers; a later change of
/// the same end takes its place.</summary>
/// <param name="Own">What of this team supports or needs it.</param>
/// <param name="Theirs">As this team read it before.</param>
/// <param name="Version">Of the other team's commit: each change asks once.</param>
public sealed record LinkQuestion(LinkId Link, LinkKind Kind, LinkEnd Own, EndLabel Theirs, LinkNews News, long Version, DateTimeOffset At)
{
    /// <summary>Null while nobody has answered.</summary>
    public LinkAnswer? Answer { get; init; }
    public PersonId? AnsweredBy { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
}
