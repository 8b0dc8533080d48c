using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>Time that the bot keeps free in somebody's calendar.</summary>
/// <param name="Key">Ours and for ever: who puts the same key again changes the same appointment.</param>
/// <param name="Title">User text.</param>
/// <param name="Day">In <paramref name="Zone"/>, as is <paramref name="Start"/>.</param>
/// <param name="Zone">IANA.</param>
public sealed record CalendarHold(string Key, PersonId Owner, string Title, DateOnly Day, TimeOnly Start, TimeSpan Length, string Zone);

/// <summary>Holds: made once, changed in place, cancelled. Any crash between two steps is mended by doing it again.</summary>
public interface ICalendarHolds
{
    /// <summary>Answers the appointment's id.</summary>
    Task<Asked<string>> PutAsync(TenantId tenant, CalendarHold hold, CancellationToken cancel);

    /// <summary>Answers whether there was one.</summary>
    Task<Asked<bool>> CancelAsync(TenantId tenant, PersonId owner, string key, CancellationToken cancel);
}
