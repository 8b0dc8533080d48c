using OkrBot.App.Ports;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Calendar;

/// <summary>Messages that nobody asked for, beside the daily card: the person's hours, wishes, and the limits of a day and a week hold for all of
/// them together.</summary>
public sealed class UnaskedMessages(IDirectory directory)
{
    /// <summary>Writes one down before it goes out.</summary>
    /// <param name="zone">Where the person's own is not known.</param>
    /// <returns>False: not to this person, or not now.</returns>
    public async Task<bool> TryRecordAsync(PersonEntry person, string zone, DateTimeOffset now, CancellationToken cancel)
    {
        var tenant = await directory.FindTenantAsync(person.Tenant, cancel);
        var may = false;
        await directory.ChangePersonAsync(person.Tenant, person.Person, entry =>
        {
            var known = entry ?? person;
            var calendar = PersonalCalendars.Of(known, tenant, zone, now);
            may = known.Unreachable is null && Reminding.MayWrite(known.Manners, calendar, now);
            return may ? known with { Reminders = ReminderLog.Record(known.Manners, calendar, now) } : known;
        }, cancel);
        return may;
    }

    /// <summary>When it may go out, as far as is known now; null = not to this person in the next days.</summary>
    /// <param name="zone"><inheritdoc cref="TryRecordAsync" path="/param[@name='zone']"/></param>
    public async Task<DateTimeOffset?> NextAsync(PersonEntry person, string zone, DateTimeOffset now, CancellationToken cancel)
    {
        var tenant = await directory.FindTenantAsync(person.Tenant, cancel);
        // What stands in the entry now, and not what was read before the try.
        var known = await directory.FindPersonAsync(person.Tenant, person.Person, cancel) ?? person;
        return known.Unreachable is null ? Reminding.NextWrite(known.Manners, PersonalCalendars.Of(known, tenant, zone, now), now) : null;
    }

    /// <summary>It surely did not go out.</summary>
    public Task TakeBackAsync(PersonEntry person, DateTimeOffset recordedAt, CancellationToken cancel)
        => directory.ChangePersonAsync(person.Tenant, person.Person, entry =>
        {
            var known = entry ?? person;
            return known with { Reminders = ReminderLog.TakeBack(known.Manners, known.Manners, recordedAt) };
        }, cancel);
}
