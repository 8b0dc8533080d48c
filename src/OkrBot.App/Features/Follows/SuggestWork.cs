using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Follows;

/// <summary>Reads one person's reporting line again, once a week.</summary>
internal sealed class SuggestWork(IFollows follows, IDirectory directory, Suggesting suggesting, TimeProvider time) : IWorkHandler
{
    public const string Kind = "follow.suggest";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static WorkItem ItemFor(TenantId tenant, PersonId person, DateTimeOffset now)
        => new(Kind, string.Create(CultureInfo.InvariantCulture, $"follow:{person}:{now.UtcDateTime:yyyyMMdd}"), now, now) { Tenant = tenant, Person = person };

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Tenant: { } tenant, Person: { } person }) return new WorkResult.Failed("a suggestion names a tenant and a person");
        var now = time.GetUtcNow();
        // Whoever wanted nothing kept meanwhile, or left, is not asked about.
        if (await follows.FindAsync(tenant, person, cancel) is null || await directory.FindPersonAsync(tenant, person, cancel) is { AccountEndedAt: not null }) return WorkResult.Done;
        var (_, retry) = await suggesting.LookAsync(tenant, person, now, cancel);
        return retry is { } at && now - item.CreatedAt < Longest ? new WorkResult.Later(at) : WorkResult.Done;
    }
}

/// <summary>Queues that look on the first pass of each Monday.</summary>
internal sealed class PlanFollows(IFollows follows, IWorkQueue queue) : IPlanner
{
    private const int MostAtOnce = 100;

    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.FirstOfDay || pass.Now.UtcDateTime.DayOfWeek != DayOfWeek.Monday) return;
        foreach (var tenant in pass.Tenants)
        {
            var items = new List<WorkItem>();
            await foreach (var entry in follows.AllAsync(tenant.Tenant, pass.Shard, cancel)) items.Add(SuggestWork.ItemFor(tenant.Tenant, entry.Person, pass.Now));
            foreach (var some in items.Chunk(MostAtOnce)) await queue.EnqueueAsync(some, cancel);
        }
    }
}
