using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Cards;
using OkrBot.App.Features.Promises.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Promises;

/// <summary>Looks once a day whom of a tenant's leaders to ask.</summary>
internal sealed class PlanAsking(IWorkQueue queue, IPromises promises) : IPlanner
{
    private const int MostRemembered = 10_000;
    private readonly RecentIds _looked = new(MostRemembered);

    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.Tenantwide) return;
        var today = DateOnly.FromDateTime(pass.Now.UtcDateTime);
        foreach (var tenant in pass.Tenants)
        {
            var look = string.Create(CultureInfo.InvariantCulture, $"{tenant.Tenant}:{today:yyyyMMdd}");
            if (_looked.Contains(look) || PlanningWindow.CycleOf(tenant.Cycles, today) is not { } cycle) continue;
            var book = await promises.FindAsync(tenant.Tenant, cycle.Id, cancel);
            foreach (var leader in book.Leaders.Where(leader => Domain.Planning.Promises.Due(leader, cycle, today) is not null))
                await queue.EnqueueAsync([AskLeaderWork.ItemFor(tenant.Tenant, cycle, leader.Leader, pass.Now)], cancel);
            _looked.Add(look);
        }
    }
}

/// <summary>Asks one leader in person, by their manners. Written down before it goes out: of two servers one asks, and after a crash nobody is asked twice.</summary>
internal sealed class AskLeaderWork(IDirectory directory, IPromises promises, IMessenger messenger, UnaskedMessages unasked, TimeProvider time) : IWorkHandler
{
    public const string Kind = "promise";
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(30);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Tenant: { } tenant, Person: { } person }) return new WorkResult.Failed("a question to a leader names a tenant and a person");
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (await directory.FindTenantAsync(tenant, cancel) is not { } entry || PlanningWindow.CycleOf(entry.Cycles, today) is not { } cycle) return WorkResult.Done;
        if ((await promises.FindAsync(tenant, cycle.Id, cancel)).Of(person) is not { } leader || Domain.Planning.Promises.Due(leader, cycle, today) is not { } due) return WorkResult.Done;
        // Without a chat of their own the next day's look tries again.
        if (await directory.FindPersonAsync(tenant, person, cancel) is not { PersonalChat: { } chat, ServiceUrl: { } url } known) return WorkResult.Done;
        if (!await unasked.TryRecordAsync(known, "UTC", now, cancel))
            return await unasked.NextAsync(known, "UTC", now, cancel) is { } next ? new WorkResult.Later(next) : WorkResult.Done;
        if (!await RecordAsync(tenant, cycle.Id, person, due, now, cancel))
        {
            await unasked.TakeBackAsync(known, now, cancel);
            return WorkResult.Done;
        }
        var data = new JsonObject { [CardKey.CycleField] = cycle.Id.Value, [CardKey.ViewField] = ViewToken.From(item.Id) };
        var card = PromiseCard.Render(new PromiseView(cycle, leader, known.Zone ?? "UTC", data) { AskedBecause = true }, PromisesFeature.WordsFor(known.Locale));
        var sent = await messenger.SendAsync(new ChatAddress(tenant, chat, url), new OutgoingMessage(card, card.FallbackText), SendClass.Reminder, cancel);
        if (sent is not (SendResult.Throttled or SendResult.Failed)) return WorkResult.Done;
        await promises.ChangeAsync(tenant, cycle.Id, book => Domain.Planning.Promises.TakeBack(book, person, due), cancel);
        await unasked.TakeBackAsync(known, now, cancel);
        return new WorkResult.Later(sent is SendResult.Throttled throttled ? throttled.Until : now + TryAgain);
    }

    public static WorkItem ItemFor(TenantId tenant, Cycle cycle, PersonId leader, DateTimeOffset now)
        => new(Kind, $"promise:{tenant}:{cycle.Id}:{leader}", now, now) { Tenant = tenant, Person = leader };

    /// <summary>False: another server was first, or it was signed meanwhile.</summary>
    private async Task<bool> RecordAsync(TenantId tenant, CycleId cycle, PersonId person, PromiseTime due, DateTimeOffset now, CancellationToken cancel)
    {
        var isFirst = false;
        await promises.ChangeAsync(tenant, cycle, book =>
        {
            isFirst = book.Of(person) is { IsWhole: false } leader && leader.Asked.All(asked => asked.Time != due);
            return isFirst ? Domain.Planning.Promises.Ask(book, person, due, now) : book;
        }, cancel);
        return isFirst;
    }
}
