using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Budget;

/// <summary>Sends of this server: per tenant a second's worth, per conversation 7 in a second and 60 in 30 (Teams' rate-limit page).
/// A lower class may fill only a share of each window, so that there is always room for a higher one.</summary>
internal sealed class SendBudget(IOptions<TeamsOptions> options, TimeProvider time) : ISendBudget
{
    private const int PruneAbove = 10_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TenantBudget> _tenants = new(StringComparer.Ordinal);

    public async ValueTask<DateTimeOffset?> TakeAsync(string tenant, string? conversation, SendClass sendClass, CancellationToken cancel)
    {
        var deadline = time.GetUtcNow() + LongestWait;
        while (true)
        {
            var freeAt = TryTake(tenant, conversation, sendClass);
            if (freeAt is not { } at || at > deadline)
                return freeAt;
            await Task.Delay(at - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero, time, cancel);
        }
    }

    public ValueTask PauseAsync(string tenant, string? conversation, DateTimeOffset until, CancellationToken cancel)
    {
        lock (_lock)
            Tenant(tenant).Pause(conversation, time.GetUtcNow(), until);
        return ValueTask.CompletedTask;
    }

    private DateTimeOffset? TryTake(string tenant, string? conversation, SendClass sendClass)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var budget = Tenant(tenant);
            if (budget.Conversations > PruneAbove)
                budget.Prune(now);
            return budget.TryTake(conversation, now, Share(sendClass));
        }
    }

    private TenantBudget Tenant(string tenant)
    {
        if (!_tenants.TryGetValue(tenant, out var budget))
            _tenants.Add(tenant, budget = new(options.Value.SendsPerSecond));
        return budget;
    }

    private static double Share(SendClass sendClass) => sendClass switch
    {
        SendClass.Close => 1,
        SendClass.Open => 0.9,
        SendClass.RoomCard => 0.8,
        SendClass.Reminder => 0.6,
        _ => 0.5,
    };
}
