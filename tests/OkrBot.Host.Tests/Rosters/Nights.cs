using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.World;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>A stage whose tenant's directory may be asked, and the nightly looks at people.</summary>
internal static class Nights
{
    public static Task<Stage> SetAsync(bool graph = true, bool open = false)
    {
        var shape = new StageShape { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = graph ? "true" : "false" } };
        return open ? Stage.OpenAsync(shape) : Stage.SetAsync(shape);
    }

    /// <summary>The first planner pass of a day over all parts, and what it queued, four hours long.</summary>
    /// <param name="planner">Whose.</param>
    public static async Task NightAsync(this Stage stage, string planner = "PlanRosters")
    {
        var directory = stage.Get<IDirectory>();
        var tenants = await directory.TenantsAsync(CancellationToken.None).ToListAsync();
        var one = stage.Get<IEnumerable<IPlanner>>().Single(p => p.GetType().Name == planner);
        foreach (var shard in Shards.All)
            await one.PassAsync(new PlannerPass(new Shard(shard), [.. tenants], stage.Time.Now, FirstOfDay: true) { Tenantwide = shard == Shards.All.First() }, CancellationToken.None);
        for (var part = 0; part < 16; part++)
        {
            await stage.WorkAsync();
            stage.Time.Advance(TimeSpan.FromMinutes(15));
        }
        await stage.WorkAsync();
    }

    /// <summary>The daily look at accounts alone.</summary>
    public static async Task AccountsAsync(this Stage stage)
    {
        await stage.Get<IWorkQueue>().EnqueueAsync([new WorkItem("people.accounts", "accounts", stage.Time.Now, stage.Time.Now) { Tenant = stage.Checkout.Id.Tenant }], CancellationToken.None);
        await stage.WorkAsync();
    }

    public static PersonId IdOf(this Stage stage, string person) => new(stage.Person(person).ObjectId!);

    public static Chat ChatOf(this Stage stage) => stage.Tenant.World.FindChat(stage.ChatId)!;

    public static Task<RosterEntry> RosterAsync(this Stage stage) => stage.Get<IRosterEntries>().FindAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Team, CancellationToken.None);

    public static Task<PersonEntry?> EntryAsync(this Stage stage, string person) => stage.Get<IDirectory>().FindPersonAsync(stage.Checkout.Id.Tenant, stage.IdOf(person), CancellationToken.None);

    public static async Task<IEnumerable<string>> MembersAsync(this Stage stage) => (await stage.CheckoutNowAsync()).Team.Members.Select(m => m.Name);
}
