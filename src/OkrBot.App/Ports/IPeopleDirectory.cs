using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>What a mailbox says about its owner's time.</summary>
/// <param name="Zone">IANA; null when it is not one that is known here.</param>
/// <param name="Locale">BCP 47.</param>
/// <param name="Away">When automatic replies are on; null = they are not.</param>
public sealed record PersonTime(string? Zone, string? Locale, TimeWindow? Away);

/// <summary>When people are there, asked about one person at a time and never kept.</summary>
public interface IPeopleDirectory
{
    /// <summary>Whether it can be asked about this tenant at all; says nothing about rights.</summary>
    bool Serves(TenantId tenant);

    Task<Asked<PersonTime>> TimeAsync(TenantId tenant, PersonId person, CancellationToken cancel);
}
