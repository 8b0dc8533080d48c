using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Features.Programme.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Programme.Moves;

/// <summary>Looks for leads of the programme whose account has ended, of which another has not heard yet. Reads nothing beyond what the round has read.</summary>
internal sealed class PlanLeadNews(IWorkQueue queue, ProgrammeLeads leads) : IPlanner
{
    private const int MostRemembered = 10_000;
    private readonly RecentIds _queued = new(MostRemembered);

    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.Tenantwide) return;
        foreach (var tenant in pass.Tenants.Where(tenant => !tenant.EndedLeads.IsEmpty))
        {
            ImmutableArray<WorkItem> items =
            [
                .. from person in leads.Of(tenant)
                   where !LeadLeftWork.Untold(tenant, person, leads).IsEmpty
                   let id = string.Create(CultureInfo.InvariantCulture, $"leadleft:{tenant.Tenant}:{person}:{pass.Now.UtcDateTime:yyyyMMdd}")
                   where !_queued.Contains(id)
                   select new WorkItem(LeadLeftWork.Kind, id, pass.Now, pass.Now) { Tenant = tenant.Tenant, Person = person },
            ];
            if (items.IsEmpty) continue;
            await queue.EnqueueAsync(items, cancel);
            foreach (var item in items) _queued.Add(item.Id);
        }
    }
}

/// <summary>Tells a lead once, in person and by their manners, whose account of the other leads has ended, and which setting to change. Written down before it goes
/// out: of two servers one tells, and after a crash nobody is told twice.</summary>
internal sealed class LeadLeftWork(ProgrammeLeads leads, IDirectory directory, IMessenger messenger, UnaskedMessages unasked, TimeProvider time) : IWorkHandler
{
    public const string Kind = "programme.leadLeft";
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(30);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Tenant: { } tenant, Person: { } person }) return new WorkResult.Failed("a word to a lead names a tenant and a person");
        var now = time.GetUtcNow();
        if (await directory.FindTenantAsync(tenant, cancel) is not { } entry || !leads.Of(entry).Contains(person)) return WorkResult.Done;
        var untold = Untold(entry, person, leads);
        if (untold.IsEmpty || await directory.FindPersonAsync(tenant, person, cancel) is not { PersonalChat: { } chat, ServiceUrl: { } url } known) return WorkResult.Done;
        if (!await unasked.TryRecordAsync(known, "UTC", now, cancel))
            return await unasked.NextAsync(known, "UTC", now, cancel) is { } next ? new WorkResult.Later(next > now ? next : now + TryAgain) : WorkResult.Done;
        if (!await MarkAsync(known, untold, told: true, cancel))
        {
            await unasked.TakeBackAsync(known, now, cancel);
            return WorkResult.Done;
        }
        var card = LeadLeftCard.Render([.. await NamesAsync(tenant, untold, cancel)], ViewToken.From(item.Id), ProgrammeLeads.Words(known.Locale));
        var sent = await messenger.SendAsync(new ChatAddress(tenant, chat, url), new OutgoingMessage(card, card.FallbackText), SendClass.Reminder, cancel);
        if (sent is not (SendResult.Throttled or SendResult.Failed)) return WorkResult.Done;
        // It surely did not go out.
        await MarkAsync(known, untold, told: false, cancel);
        await unasked.TakeBackAsync(known, now, cancel);
        return new WorkResult.Later(sent is SendResult.Throttled throttled ? throttled.Until : now + TryAgain);
    }

    /// <summary>Of whom this lead has not been told.</summary>
    internal static ImmutableArray<PersonId> Untold(TenantEntry tenant, PersonId lead, ProgrammeLeads leads)
        => [.. tenant.EndedLeads.Where(one => leads.NamedIn(tenant.Tenant).Contains(one.Person) && !one.Told.Contains(lead)).Select(one => one.Person)];

    /// <summary>False: another server was first, or they may sign in again.</summary>
    private async Task<bool> MarkAsync(PersonEntry lead, ImmutableArray<PersonId> ended, bool told, CancellationToken cancel)
    {
        var isFirst = false;
        await directory.ChangeTenantAsync(lead.Tenant, entry =>
        {
            var known = entry ?? new TenantEntry(lead.Tenant, []);
            isFirst = known.EndedLeads.Any(one => ended.Contains(one.Person) && one.Told.Contains(lead.Person) != told);
            return isFirst ? known with { EndedLeads = [.. known.EndedLeads.Select(one => ended.Contains(one.Person) ? Told(one, lead.Person, told) : one)] } : known;
        }, cancel);
        return isFirst;
    }

    private static EndedLead Told(EndedLead one, PersonId lead, bool told)
        => one.Told.Contains(lead) == told ? one : one with { Told = told ? one.Told.Add(lead) : one.Told.Remove(lead) };

    /// <summary>Whom the bot does not know by name the setting knows by id.</summary>
    private async Task<IEnumerable<string>> NamesAsync(TenantId tenant, ImmutableArray<PersonId> people, CancellationToken cancel)
    {
        var names = new List<string>();
        foreach (var person in people)
            names.Add((await directory.FindPersonAsync(tenant, person, cancel))?.Name is { Length: > 0 } name ? name : person.Value);
        return names;
    }
}
