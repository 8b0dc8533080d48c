using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Grants;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Rights;

/// <summary>Tells a programme lead once, in person and by their manners, of all that is new among what is missing. Written down before it goes out: of two
/// servers one tells, and after a crash nobody is told twice; the programme's card says it as long as it is so.</summary>
internal sealed class TellLeadWork(ProgrammeLeads leads, RightsDesk desk, IDirectory directory, IMessenger messenger, RightsTelling telling) : IWorkHandler
{
    public const string Kind = "rights.tell";
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(30);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Tenant: { } tenant, Person: { } person }) return new WorkResult.Failed("a word to a lead names a tenant and a person");
        var now = telling.Now;
        if (await directory.FindTenantAsync(tenant, cancel) is not { } entry || !leads.Of(entry).Contains(person)) return WorkResult.Done;
        var untold = PlanTelling.Untold(entry, person, now);
        if (untold.IsEmpty || await directory.FindPersonAsync(tenant, person, cancel) is not { ServiceUrl: { } url, Unreachable: null } known) return WorkResult.Done;
        try
        {
            var place = known.PersonalChat ?? await messenger.OpenPersonalChatAsync(tenant, known.ChannelId, url, cancel);
            return place is { } chat ? await TellAsync(known, new ChatAddress(tenant, chat, url), untold, item, cancel) : WorkResult.Done;
        }
        catch (HttpRequestException)
        {
            return new WorkResult.Later(now + TryAgain);
        }
    }

    private async Task<WorkResult> TellAsync(PersonEntry known, ChatAddress chat, ImmutableArray<MissedRight> untold, WorkItem item, CancellationToken cancel)
    {
        var now = telling.Now;
        switch (await telling.RecordAsync(known, untold, now, cancel))
        {
            case Recorded.Never: return WorkResult.Done;
            case Recorded.NotNow when await telling.NextAsync(known, now, cancel) is { } next: return new WorkResult.Later(next > now ? next : now + TryAgain);
            case Recorded.NotNow: return WorkResult.Done;
        }
        var card = await desk.ListAsync(known.Tenant, untold, after: null, (RightsDesk.Data(item.Id), RightsFeature.WordsFor(known.Locale)), cancel);
        var sent = await messenger.SendAsync(chat, new OutgoingMessage(card, card.FallbackText), SendClass.Reminder, cancel);
        if (sent is not (SendResult.Throttled or SendResult.Failed)) return WorkResult.Done;
        await telling.TakeBackAsync(known, untold, now, cancel);
        return new WorkResult.Later(sent is SendResult.Throttled throttled ? throttled.Until : now + TryAgain);
    }
}

internal enum Recorded { Now, NotNow, Never }

/// <summary>Who was told, in the tenant's row and among the person's unasked messages.</summary>
internal sealed class RightsTelling(IDirectory directory, UnaskedMessages unasked, TimeProvider time)
{
    // Where the person's own zone is not known.
    private const string Zone = "UTC";

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task<Recorded> RecordAsync(PersonEntry person, ImmutableArray<MissedRight> rights, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await unasked.TryRecordAsync(person, Zone, now, cancel)) return Recorded.NotNow;
        if (await MarkAsync(person, rights, told: true, cancel)) return Recorded.Now;
        await unasked.TakeBackAsync(person, now, cancel);
        return Recorded.Never;
    }

    public Task<DateTimeOffset?> NextAsync(PersonEntry person, DateTimeOffset now, CancellationToken cancel) => unasked.NextAsync(person, Zone, now, cancel);

    /// <summary>It surely did not go out.</summary>
    public async Task TakeBackAsync(PersonEntry person, ImmutableArray<MissedRight> rights, DateTimeOffset recordedAt, CancellationToken cancel)
    {
        await MarkAsync(person, rights, told: false, cancel);
        await unasked.TakeBackAsync(person, recordedAt, cancel);
    }

    /// <summary>False: another server was first, or all of it works meanwhile.</summary>
    private async Task<bool> MarkAsync(PersonEntry person, ImmutableArray<MissedRight> rights, bool told, CancellationToken cancel)
    {
        string[] names = [.. rights.Select(one => one.Name)];
        var isFirst = false;
        await directory.ChangeTenantAsync(person.Tenant, entry =>
        {
            var known = entry ?? new TenantEntry(person.Tenant, []);
            isFirst = known.MissingRights.Any(one => names.Contains(one.Name) && one.Told.Contains(person.Person) != told);
            return isFirst ? known with { MissingRights = MissingRights.Tell(known.MissingRights, names, person.Person, told) } : known;
        }, cancel);
        return isFirst;
    }
}
