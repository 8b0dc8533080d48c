namespace OkrBot.Domain.Blockers;

/// <summary>What keeps a key result from moving. It returns on every card until somebody resolves it.</summary>
/// <param name="Need">What is needed, in the words of who raised it.</param>
/// <param name="From">From whom: a person or a team, as typed.</param>
/// <param name="RaisedIn">The check-in in which it was raised; its age is counted in segments from there.</param>
public sealed record Blocker(BlockerId Id, KeyResultId? KeyResult, string Need, string From, PersonId RaisedBy, DateTimeOffset RaisedAt, Occurrence RaisedIn)
{
    /// <summary>Who has to move it, when that is somebody on the team; <see cref="From"/> is their name then.</summary>
    public PersonId? FromPerson { get; init; }

    /// <summary>Check-ins that it lived through in the cycles before this one.</summary>
    public int AgeBefore { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }
    public PersonId? ResolvedBy { get; init; }
    public bool IsOpen => ResolvedAt is null;
}
