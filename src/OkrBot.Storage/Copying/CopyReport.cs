namespace OkrBot.Storage.Copying;

/// <summary>What was copied of one table, or of the queue.</summary>
/// <param name="Read">Of the source, while it was copied.</param>
/// <param name="Source">Of the source, afterwards. Another one says that somebody wrote meanwhile.</param>
/// <param name="Target">Of the target; null where it cannot show what it holds.</param>
/// <param name="Counted">How many the target counts, where it cannot show them.</param>
public sealed record Copied(string What, Digest Read, Digest Source, Digest? Target, long? Counted = null)
{
    public bool Changed => Read != Source;
    public bool Arrived => Target is { } shown ? shown == Read : Counted == Read.Count;
}

/// <summary>How a copy ended.</summary>
/// <param name="Unreadable">Items that the source hides until they are due and does not show. A server's planner makes such work again from the teams'
/// state.</param>
public sealed record CopyReport(IReadOnlyList<Copied> Parts, long Unreadable)
{
    public bool IsGood => Parts.All(part => part is { Changed: false, Arrived: true });
}

/// <summary>Why a copy does not begin, or stops: something that its operator can mend.</summary>
public sealed class CopyRefusedException(string message) : Exception(message);
