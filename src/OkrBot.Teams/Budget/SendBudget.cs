using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Teams.Observability;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Budget;

/// <summary>One budget per tenant. Its second is shared by all servers through <see cref="ISendSlots"/>; what goes into one conversation is counted
/// by each server for itself, since a conversation's messages outside a turn come from the one that holds its work or the lease of its card.</summary>
internal sealed class SendBudget(IOptions<TeamsOptions> options, ISendSlots slots, TeamsTelemetry telemetry, TimeProvider time) : ISendBudget
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TenantBudget> _tenants = new(StringComparer.Ordinal);

    public ValueTask<DateTimeOffset?> TakeAsync(string tenant, string? conversation, SendClass sendClass, CancellationToken cancel)
        => Tenant(tenant).TakeAsync(ChatOf(conversation), sendClass, cancel);

    public ValueTask PauseAsync(string tenant, string? conversation, DateTimeOffset until, CancellationToken cancel)
        => Tenant(tenant).PauseAsync(new SendPause(ChatOf(conversation), until), cancel);

    private static ChatId? ChatOf(string? conversation) => conversation is null ? null : new ChatId(conversation);

    private TenantBudget Tenant(string tenant)
    {
        lock (_lock)
        {
            if (!_tenants.TryGetValue(tenant, out var budget))
                _tenants.Add(tenant, budget = new(options.Value.SendsPerSecond, new SlotRounds(new TenantId(tenant), slots, telemetry, time), time));
            return budget;
        }
    }
}
