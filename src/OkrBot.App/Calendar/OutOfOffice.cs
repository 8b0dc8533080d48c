using System.Collections.Concurrent;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Calendar;

/// <summary>Whether a person's mailbox says that they are away, asked only when it matters, and of Microsoft 365 at most once a person and day. What it said
/// holds until the end of their day and is forgotten then; why they are away is neither read nor kept. Without the right nobody is away.</summary>
public sealed class OutOfOffice(IPeopleDirectory people, IDirectory directory, IWorkQueue queue, TimeProvider time)
{
    /// <summary>So long nobody is asked again where the right is missing, and at most where the service is busy.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    /// <summary>The right may be given for a group of mailboxes: one beyond it says nothing about the others, some in a row do.</summary>
    private const int MostRefused = 5;
    private readonly ConcurrentDictionary<(TenantId, PersonId, DateOnly), Lazy<Task<OutOfOfficeSeen?>>> _asking = [];
    private long _restsUntil;
    private int _refusedInARow;

    /// <summary>Asking makes sense: Microsoft Graph is on, and did not refuse a moment ago.</summary>
    public bool IsAsked(TenantId tenant) => people.Serves(tenant) && time.GetUtcNow().UtcTicks >= Interlocked.Read(ref _restsUntil);

    /// <summary>Until when, today; null = the person is there, or nobody knows.</summary>
    /// <param name="zone">Where the person's own is not known.</param>
    public async Task<DateTimeOffset?> AwayUntilAsync(PersonEntry person, string zone, CancellationToken cancel)
    {
        var (now, own) = (time.GetUtcNow(), person.Zone ?? zone);
        var today = Zones.LocalDay(own, now);
        if (person.OutOfOffice is { } known && known.Day == today) return known.Until(now);
        if (!IsAsked(person.Tenant)) return null;
        // Two looks at one person at once are one question.
        var key = (person.Tenant, person.Person, today);
        var asking = _asking.GetOrAdd(key, _ => new(() => AskAsync(person, own, today, cancel)));
        try
        {
            return (await asking.Value)?.Until(now);
        }
        finally
        {
            _asking.TryRemove(KeyValuePair.Create(key, asking));
        }
    }

    /// <summary>Null when nobody knows.</summary>
    private async Task<OutOfOfficeSeen?> AskAsync(PersonEntry person, string zone, DateOnly today, CancellationToken cancel)
    {
        // It may have been asked since the caller read the person.
        if (await directory.FindPersonAsync(person.Tenant, person.Person, cancel) is { OutOfOffice: { } known } && known.Day == today) return known;
        var now = time.GetUtcNow();
        var asked = await people.TimeAsync(person.Tenant, person.Person, cancel);
        Heard(asked.Why, now);
        // Somebody without a mailbox, or beyond the right's reach, is asked no second time today either.
        if (asked.Why is not (null or NoAnswer.Gone or NoAnswer.MissingRight)) return null;
        var seen = Of(asked.Value?.Away, today, Zones.StartOf(zone, today), Zones.StartOf(zone, today.AddDays(1)));
        // First the forgetting.
        if (seen.Away is { } away) await queue.EnqueueAsync([new WorkItem(ForgetWork.Kind, $"{ForgetWork.Kind}:{person.Person}", away.Until, now) { Tenant = person.Tenant, Person = person.Person }], cancel);
        await directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? person) with { OutOfOffice = seen }, cancel);
        return seen;
    }

    private void Heard(NoAnswer? why, DateTimeOffset now)
    {
        if (why is null) Interlocked.Exchange(ref _refusedInARow, 0);
        if (why is NoAnswer.MissingRight && Interlocked.Increment(ref _refusedInARow) >= MostRefused) RestUntil(now + Rest);
        if (why is NoAnswer.Later busy) RestUntil(busy.At < now + Rest ? busy.At : now + Rest);
    }

    private void RestUntil(DateTimeOffset at) => Interlocked.Exchange(ref _restsUntil, at.UtcTicks);

    private static OutOfOfficeSeen Of(TimeWindow? away, DateOnly day, DateTimeOffset begins, DateTimeOffset ends)
    {
        if (away is null || away.Until <= begins || away.From >= ends) return new(day, null);
        return new(day, new TimeWindow(away.From > begins ? away.From : begins, away.Until < ends ? away.Until : ends));
    }
}

/// <summary>The day is over, or the person is back: nothing of it is kept.</summary>
internal sealed class ForgetWork(IDirectory directory, TimeProvider time) : IWorkHandler
{
    public const string Kind = "away.forget";

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Tenant: { } tenant, Person: { } id }) return new WorkResult.Failed("a person and a tenant are named");
        var now = time.GetUtcNow();
        if (now < item.Due) return new WorkResult.Later(item.Due);
        if (await directory.FindPersonAsync(tenant, id, cancel) is not { OutOfOffice.Away: not null } person) return WorkResult.Done;
        await directory.ChangePersonAsync(tenant, id, entry =>
        {
            var known = entry ?? person;
            return known.OutOfOffice is { Away: { } away } seen && away.Until <= now ? known with { OutOfOffice = seen with { Away = null } } : known;
        }, cancel);
        return WorkResult.Done;
    }
}
