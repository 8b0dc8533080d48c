namespace OkrBot.App.Ports;

/// <summary>A right in Microsoft 365 that the bot can use, as an administrator decides about it. English; what people read stands in words under
/// <see cref="Part"/>.</summary>
/// <param name="Key">Ours and for ever: cards carry it.</param>
/// <param name="Why">What the bot does with it.</param>
/// <param name="Narrower">What gives less and is enough.</param>
/// <param name="Without">What happens where it is not given.</param>
public sealed record NeededRight(string Key, Right Right, string Why, string Narrower, string Without)
{
    /// <summary>The role in Exchange that gives the same for a group of mailboxes only; null = there is none.</summary>
    public string? ExchangeRole { get; init; }

    /// <summary>What people lose without it, by a name of ours; rights of which each is needed for the same have the same.</summary>
    public string Part { get; init; } = Key;
}
