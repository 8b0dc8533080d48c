namespace OkrBot.Host.Changes;

/// <summary>What a notification is about.</summary>
internal enum ToldKind { Change, Reauthorize, Removed, Missed }

/// <summary>One notification as it came: hostile until its secret was compared. What it says of the change itself is not read; the calendar is.</summary>
/// <param name="Secret">The client state.</param>
/// <param name="Mailbox">Whose events it is about; null of a subscription's own life.</param>
internal sealed record ToldChange(ToldKind Kind, string Subscription, string Secret, string Tenant, string? Mailbox)
{
    /// <summary>The calendar's owner, who stands before the first dot of each client state that is ours.</summary>
    public string? Owner => Secret.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && Guid.TryParseExact(Secret[..dot], "D", out var owner) ? owner.ToString("D") : null;
}
