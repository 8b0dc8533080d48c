using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <summary>Looks in the calendar in which a series ended for the one that was made in its place: the same organiser, the same title, another Teams meeting.</summary>
public sealed class SuccessorSearch(IMeetingCalendar calendar)
{
    /// <returns>No value when there is none, or more than one to choose from.</returns>
    public async Task<Asked<RecurringMeeting>> FindAsync(SeriesEntry ended, DateTimeOffset now, CancellationToken cancel)
    {
        if (ended.Calendar is not { } link) return new(null, null);
        var asked = await calendar.OrganisedByAsync(ended.Tenant, link.Owner, new TimeWindow(now, KnownWindow.At(now).Until), cancel);
        if (asked.Why is { } why) return new(null, why);
        var alike = asked.Value.Where(one => one.Series != link.Series && one.JoinLink != ended.JoinLink && IsSame(one.Title, ended.Title)).Take(2).ToList();
        return new(alike is [var only] ? only : null, null);
    }

    private static bool IsSame(string one, string other) => one.Length > 0 && string.Equals(PlainText.Clean(one), PlainText.Clean(other), StringComparison.OrdinalIgnoreCase);
}
