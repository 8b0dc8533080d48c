using OkrBot.Rehearsal.World;
using OkrBot.Testing;

namespace OkrBot.Rehearsal.Tests.Doubles;

/// <summary>A tenant with one meeting's chat: Ann organises, Bo is in it, Eve is a guest, Max has no account.</summary>
public abstract class TenantTest : IAsyncLifetime
{
    private protected ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero));
    private protected StandInTenant Tenant { get; private set; } = null!;
    private protected ConnectorCaller Caller { get; private set; } = null!;
    private protected TenantPerson Ann { get; private set; } = null!;
    private protected TenantPerson Bo { get; private set; } = null!;
    private protected TenantPerson Eve { get; private set; } = null!;
    private protected TenantPerson Max { get; private set; } = null!;
    private protected Chat Chat { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Tenant = await StandInTenant.StartAsync(new StandInTenantOptions(Time), CancellationToken.None);
        Caller = new ConnectorCaller(Tenant);
        Ann = Tenant.World.AddPerson("Ann");
        Bo = Tenant.World.AddPerson("Bo");
        Eve = Tenant.World.AddPerson("Eve", PersonRole.Guest);
        Max = Tenant.World.AddPerson("Max", PersonRole.Anonymous);
        Chat = Tenant.World.AddMeetingChat("Weekly", Ann, Time.Now, TimeSpan.FromMinutes(30), [Ann, Bo, Eve, Max]);
    }

    public async Task DisposeAsync()
    {
        Caller.Dispose();
        await Tenant.DisposeAsync();
    }
}
