using System.Collections.Immutable;
using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using OkrBot.App.Ports;
using IcalCalendar = Ical.Net.Calendar;

namespace OkrBot.App.Calendar.Holds;

/// <param name="Sequence">Rises when anything of it does that people see.</param>
internal sealed record FiledAppointment(CalendarHold Hold, int Sequence);

/// <summary>Writes appointments as iCalendar (RFC 5545), for people to bring them into their own calendar. The same key is the same appointment there: a later
/// file changes it.</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";
    private const string Publish = "PUBLISH";
    private const string Product = "-//OkrBot//Calendar//EN";

    internal static byte[] Write(ImmutableArray<FiledAppointment> appointments, DateTimeOffset now)
    {
        var calendar = new IcalCalendar { Method = Publish, ProductId = Product };
        foreach (var zone in appointments.GroupBy(one => one.Hold.Zone, StringComparer.Ordinal))
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone.Key, zone.Min(one => one.Hold.Day).AddYears(-1).ToDateTime(TimeOnly.MinValue), includeHistoricalData: false));
        foreach (var appointment in appointments) calendar.Events.Add(Event(appointment, now));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    private static CalendarEvent Event(FiledAppointment appointment, DateTimeOffset now)
    {
        var hold = appointment.Hold;
        var start = hold.Day.ToDateTime(hold.Start);
        return new CalendarEvent
        {
            Uid = hold.Key + "@okrbot",
            Summary = hold.Title,
            Description = string.Join("\n\n", hold.Text),
            Start = new CalDateTime(start, hold.Zone),
            End = new CalDateTime(start + hold.Length, hold.Zone),
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
            Sequence = appointment.Sequence,
            Status = "CONFIRMED",
            Transparency = "OPAQUE",
        };
    }
}
