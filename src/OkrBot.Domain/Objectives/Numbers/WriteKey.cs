namespace OkrBot.Domain.Objectives.Numbers;

/// <summary>A key with which a script sets the number of one key result. What is stored here names it; its secret is stored nowhere, its hash elsewhere.</summary>
/// <param name="Id">Public part of the key, lower-case hexadecimal.</param>
public sealed record WriteKey(string Id, PersonId By, DateTimeOffset At)
{
    /// <summary>When it last brought a number; null = never.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>A number that arrived by itself. It is no answer: its owner's confidence makes it one.</summary>
/// <param name="At">When it last arrived; the same number again renews it once a local day at most.</param>
public sealed record ArrivedNumber(decimal Value, DateTimeOffset At);
