using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>The tenants whose calendars can be asked at all.</summary>
public sealed record CalendarAccess(Func<TenantId, bool> Includes);
