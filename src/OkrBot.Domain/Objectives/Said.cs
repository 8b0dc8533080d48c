namespace OkrBot.Domain.Objectives;

/// <summary>Looking back in what was said about a key result.</summary>
public static class Said
{
    /// <summary>The last update for another check-in than this one: a second save in the same check-in is a correction, not a movement.</summary>
    public static KeyResultUpdate? BeforeThe(KeyResult keyResult, Occurrence occurrence)
    {
        for (var i = keyResult.Updates.Length - 1; i >= 0; i--)
            if (keyResult.Updates[i].Occurrence != occurrence) return keyResult.Updates[i];
        return null;
    }

    /// <summary>The last update for this check-in; null when it was not answered for it.</summary>
    public static KeyResultUpdate? In(KeyResult keyResult, Occurrence occurrence)
    {
        for (var i = keyResult.Updates.Length - 1; i >= 0; i--)
            if (keyResult.Updates[i].Occurrence == occurrence) return keyResult.Updates[i];
        return null;
    }

    /// <summary>By how much the confidence of the latest update is below the one of the check-in before; negative when it rose, 0 without two.</summary>
    public static int ConfidenceDrop(KeyResult keyResult)
        => keyResult.Latest is { } latest && BeforeThe(keyResult, latest.Occurrence) is { } before
            ? before.Confidence - latest.Confidence
            : 0;
}
