using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Host.Tests.Holds;

/// <summary>The process ends when an appointment has just been made: nothing of it is told, and nothing more of this run is kept.</summary>
internal sealed class PowerCut
{
    private bool _isOut;

    /// <summary>How often it will still happen.</summary>
    public int Times { get; set; }

    public void Into(IServiceCollection services)
    {
        services.AddSingleton<ICalendarHolds>(provider => new Holds(this, (ICalendarHolds)provider.GetRequiredService(typeof(Graph.GraphServices).Assembly.GetType("OkrBot.Graph.Calendars.CalendarHolds")!)));
        var sheets = services.Last(service => service.ServiceType == typeof(IHoldSheets));
        services.AddSingleton<IHoldSheets>(provider => new Sheets(this, (IHoldSheets)(sheets.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, sheets.ImplementationType!))));
    }

    private sealed class Holds(PowerCut cut, ICalendarHolds inner) : ICalendarHolds
    {
        public bool Serves(TenantId tenant) => inner.Serves(tenant);

        public async Task<Asked<PutHold>> PutAsync(TenantId tenant, CalendarHold hold, PutHold? before, CancellationToken cancel)
        {
            var put = await inner.PutAsync(tenant, hold, before, cancel);
            if (cut.Times == 0 || put.Value is null) return put;
            (cut.Times, cut._isOut) = (cut.Times - 1, true);
            throw new InvalidOperationException("The power went out.");
        }

        public Task<Asked<bool>> CancelAsync(TenantId tenant, PersonId owner, HoldName name, string? why, CancellationToken cancel) => inner.CancelAsync(tenant, owner, name, why, cancel);
    }

    private sealed class Sheets(PowerCut cut, IHoldSheets inner) : IHoldSheets
    {
        public Task<HoldSheet> FindAsync(TenantId tenant, HoldSubject subject, CancellationToken cancel) => inner.FindAsync(tenant, subject, cancel);

        public Task<HoldSheet> ChangeAsync(TenantId tenant, HoldSubject subject, Func<HoldSheet, HoldSheet> change, CancellationToken cancel)
        {
            if (!cut._isOut) return inner.ChangeAsync(tenant, subject, change, cancel);
            cut._isOut = false;
            throw new InvalidOperationException("The power is out.");
        }

        public IAsyncEnumerable<HoldSheet> TeamsAsync(TenantId tenant, Shard shard, CancellationToken cancel) => inner.TeamsAsync(tenant, shard, cancel);

        public IAsyncEnumerable<HoldSheet> GroupsAsync(TenantId tenant, CancellationToken cancel) => inner.GroupsAsync(tenant, cancel);
    }
}
