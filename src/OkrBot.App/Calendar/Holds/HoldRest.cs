using OkrBot.App.Grants;
using OkrBot.App.Ports;

namespace OkrBot.App.Calendar.Holds;

/// <summary>Whether asking the calendar again for a team or group waits, because what was refused will be refused again.</summary>
internal static class HoldRest
{
    /// <param name="mark">From which its appointments would be derived now.</param>
    public static bool Is(HoldSheet sheet, string mark, TenantEntry tenant, DateTimeOffset now)
    {
        if (sheet.Refused is not { } refused || refused.Mark != mark || !refused.Rests(DateOnly.FromDateTime(now.UtcDateTime))) return false;
        return sheet.Without switch
        {
            // Where the right is given for some, each has to find out by themselves; where it is not given at all one of them does for all.
            HoldsWithout.Right => tenant.MissingRights.Any(right => right is { Name: NeededRights.WriteCalendars, WorksForOthers: true }),
            HoldsWithout.Addresses => tenant.MissingRights.Any(right => right.Name == NeededRights.ReadPeople),
            _ => true,
        };
    }
}
