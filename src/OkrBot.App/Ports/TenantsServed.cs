using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>The tenants that are served now. What comes by a key was given out when its tenant was; it may be none any more.</summary>
public sealed record TenantsServed(Func<TenantId, bool> Includes);
