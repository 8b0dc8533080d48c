using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <param name="Id">Microsoft 365's own.</param>
public sealed record ChangeSubscription(string Id, DateTimeOffset ExpiresAt);

/// <summary>Asks Microsoft 365 to tell of changes in a calendar. What it tells is a hint: the calendar itself is read again.</summary>
public interface IChangeSubscriptions
{
    /// <summary>Where a subscription that begins now tells of changes; null = we cannot be reached.</summary>
    string? Address { get; }

    /// <summary>For a week less a quarter of an hour; one that stood before for the same calendar is replaced.</summary>
    /// <param name="secret">Comes back with each notification; at most 128 characters.</param>
    Task<Asked<ChangeSubscription>> StartAsync(TenantId tenant, PersonId owner, string secret, CancellationToken cancel);

    /// <summary>As long again; <see cref="NoAnswer.Gone"/> when it has ended meanwhile.</summary>
    Task<Asked<ChangeSubscription>> RenewAsync(TenantId tenant, string id, CancellationToken cancel);

    /// <summary>Answers whether it was still there.</summary>
    Task<Asked<bool>> StopAsync(TenantId tenant, string id, CancellationToken cancel);
}
