using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Year;

/// <summary>One meeting of a series as its organiser means it.</summary>
internal sealed class Held(DateTime original, TimeSpan length)
{
    /// <summary>Where the series has it, on its wall clock.</summary>
    public DateTime Original { get; } = original;

    /// <summary>Where it is in the end.</summary>
    public DateTime Wall { get; set; } = original;
    public TimeSpan Length { get; set; } = length;
    public bool IsDropped { get; set; }

    /// <summary>Every start that somebody ever heard of.</summary>
    public List<DateTime> Heard { get; } = [original];

    /// <summary>People come two minutes early, and Teams says so.</summary>
    public bool IsTold { get; set; }
}

/// <summary>A weekly series of the facilitator, and the team that checks in at it.</summary>
internal sealed record YearSeries(string Zone, TeamCycleId Team, Placement Placement, Chat Chat, CalendarItem Item, List<Held> Meetings)
{
    public DateTimeOffset At(DateTime wall) => new DateTimeOffset(wall, TimeZoneInfo.FindSystemTimeZoneById(Zone).GetUtcOffset(wall)).ToUniversalTime();

    public DateTimeOffset StartOf(Held held) => At(held.Wall);

    public DateTimeOffset EndOf(Held held) => StartOf(held) + held.Length;

    /// <summary>When the ten minutes begin: with the event at the placement, else by timer two minutes after the start at the earliest.</summary>
    public DateTimeOffset OpensAt(Held held)
    {
        var (start, last) = (StartOf(held), EndOf(held).AddMinutes(-10));
        var placed = Placement.Kind == PlacementKind.LastTenMinutes && last > start ? last : start;
        return held.IsTold || placed > start.AddMinutes(2) ? placed : start.AddMinutes(2);
    }

    public string Local(DateTimeOffset at) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, Zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
