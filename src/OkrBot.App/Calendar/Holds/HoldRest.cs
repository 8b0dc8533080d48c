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
            // Where the right was given for some, each has to find out by themselves; where it was not given at all one of them does for all.
            HoldsWithout.Right => refused.WorkedForOthers && Misses(tenant, NeededRights.WriteCalendars),
            HoldsWithout.Addresses => Misses(tenant, NeededRights.ReadPeople),
            _ => true,
        };
    }

    /// <param name="before">Of the same team or group.</param>
    public static HoldRefusal Next(HoldRefusal? before, string mark, TenantEntry? tenant, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var works = tenant?.MissingRights.Any(right => right is { Name: NeededRights.WriteCalendars, WorksForOthers: true }) == true;
        return new HoldRefusal(before?.Since ?? today, today, mark) { WorkedForOthers = works || before?.WorkedForOthers == true };
    }

    private static bool Misses(TenantEntry tenant, string right) => tenant.MissingRights.Any(missed => missed.Name == right);
}
