using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <param name="Link">Where the series stands.</param>
/// <param name="IsOrganizer">The calendar's owner organises it there.</param>
public sealed record FoundLink(CalendarLink Link, bool IsOrganizer);

/// <summary>Looks for the series of a meeting's chat in the calendars of people who ought to have it: whoever organises or organised it, and whoever runs a
/// check-in in it. One who is invited has it too, moves and cancellations included, so that the new organiser of a series need not be known.</summary>
public sealed class SeriesSearch(IMeetingCalendar calendar, IDirectory directory)
{
    /// <param name="first">In whose calendar to look first; null = nobody's.</param>
    /// <param name="without">Whose calendar is not there any more.</param>
    /// <returns>No value where none has it; why not, where the first calendar gives no answer for now, or <see cref="NoAnswer.Gone"/> where the one in which it is
    /// followed is not there: then nobody knows what became of it, and no other calendar is asked.</returns>
    public async Task<Asked<FoundLink>> FindAsync(SeriesEntry entry, PersonId? first, PersonId? without, DateTimeOffset now, CancellationToken cancel)
    {
        var window = new TimeWindow(now, KnownWindow.At(now).Until);
        foreach (var owner in await OwnersAsync(entry, first, cancel))
        {
            if (owner == without) continue;
            var asked = await calendar.FindSeriesAsync(entry.Tenant, owner, entry.Chat, entry.JoinLink, window, cancel);
            if (asked is { Why: null, Value: { } found }) return new(new FoundLink(new CalendarLink(owner, found.Series) { IsInvited = !found.IsOrganizer }, found.IsOrganizer), null);
            if (asked.Why is NoAnswer.Off or NoAnswer.Later or NoAnswer.Failed || (owner == first && asked.Why is NoAnswer.MissingRight)) return new(null, asked.Why);
            if (owner == entry.Calendar?.Owner && asked.Why is NoAnswer.Gone) return new(null, asked.Why);
        }
        return new(null, null);
    }

    private async Task<IReadOnlyList<PersonId>> OwnersAsync(SeriesEntry entry, PersonId? first, CancellationToken cancel)
    {
        var owners = new List<PersonId>();
        if (first is { } known) owners.Add(known);
        foreach (var team in entry.Teams)
            if ((await directory.FindTeamAsync(entry.Tenant, team.Team, cancel))?.Facilitator is { } facilitator) owners.Add(facilitator);
        return [.. owners.Distinct()];
    }
}
