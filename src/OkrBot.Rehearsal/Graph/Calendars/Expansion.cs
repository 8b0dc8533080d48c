using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace OkrBot.Rehearsal.Graph.Calendars;

/// <summary>Occurrences of an item in a window. Ical.Net expands the rhythm on the wall clock; the zone's rules then say which instant that is.</summary>
internal static class Expansion
{
    /// <summary>How far an occurrence may have been moved.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(62);

    /// <summary>Those that touch the window, the earliest first; dropped ones are not among them.</summary>
    internal static IEnumerable<Instance> In(CalendarItem item, DateTimeOffset from, DateTimeOffset until)
    {
        if (item.IsDeleted) return [];
        if (item.Rhythm is null) return new[] { Single(item) }.Where(one => one.Start < until && one.End > from);
        return Originals(item, from.UtcDateTime - Reach, until.UtcDateTime + Reach)
            .Where(original => !item.Dropped.Contains(original))
            .Select(original => At(item, original))
            .Where(one => one.Start < until && one.End > from)
            .OrderBy(one => one.Start);
    }

    /// <summary>One occurrence by its original start; null when it is none, or was dropped.</summary>
    internal static Instance? Of(CalendarItem item, DateTime original)
        => !item.IsDeleted && !item.Dropped.Contains(original) && Originals(item, original, original.AddTicks(1)).Any() ? At(item, original) : null;

    /// <summary>Where the rhythm alone has them, on the wall clock.</summary>
    internal static IEnumerable<DateTime> Originals(CalendarItem item, DateTime from, DateTime until)
    {
        if (item.Rhythm is not { } rhythm) return [];
        var series = new CalendarEvent { Start = Wall(item.Start), RecurrenceRule = rhythm.Pattern(item.Start) };
        var first = from < item.Start ? item.Start : DateTime.SpecifyKind(from, DateTimeKind.Unspecified);
        return series.GetOccurrences(Wall(first)).Select(one => one.Period.StartTime.Value).SkipWhile(at => at < from).TakeWhile(at => at < until);
    }

    /// <summary>A wall clock that a change skips is the hour after it; one that comes twice is the first.</summary>
    internal static DateTimeOffset Instant(DateTime wall, string zone)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var at = rules.IsInvalidTime(wall) ? wall.AddHours(1) : wall;
        var offset = rules.IsAmbiguousTime(at) ? rules.GetAmbiguousTimeOffsets(at).Max() : rules.GetUtcOffset(at);
        return new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), offset);
    }

    private static Instance Single(CalendarItem item)
    {
        var start = Instant(item.Start, item.Zone);
        return new(item, null, start, start + item.Length);
    }

    private static Instance At(CalendarItem item, DateTime original)
    {
        var (wall, length) = item.Moves.TryGetValue(original, out var moved) ? (moved.Start, moved.Length) : (original, item.Length);
        var start = Instant(wall, item.Zone);
        return new(item, original, start, start + length);
    }

    private static CalDateTime Wall(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Unspecified));
}
