using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Teams;

/// <summary>These are the team's settings from now on.</summary>
public sealed record ChangeSettings(PersonId By, TeamSettings Settings);

/// <summary>Changes a team's settings. What is open or has been held stays as it was opened.</summary>
public static class Settling
{
    public const int LeastMinutes = 1;
    public const int MostMinutes = 120;
    public const int MostCadenceWeeks = 2;
    private const int LongestTag = 35;

    /// <summary>The languages that the room's card has words in, without a region.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "de"];

    /// <summary>Whoever runs the check-in. Saying what is already so changes nothing.</summary>
    public static Decision Decide(TeamCycle state, ChangeSettings command, DateTimeOffset now)
    {
        var team = state.Team;
        if (!Leading.Runs(team, command.By)) return new NotFacilitator(team.Facilitator);
        if (Succession.Passed(state) is { } passed) return passed;
        var settings = WithoutIdleMinutes(command.Settings);
        if (settings == TeamSettings.Of(team)) return Decision.Nothing;
        if (settings.Placement is { Kind: PlacementKind.AfterMinutes, Minutes: < LeastMinutes or > MostMinutes } placement)
            return new PlacementOutOfRange(placement.Minutes, LeastMinutes, MostMinutes);
        if (settings.CadenceWeeks is < 1 or > MostCadenceWeeks) return new CadenceOutOfRange(settings.CadenceWeeks, MostCadenceWeeks);
        // What a team has since before the lists were known to it stays until somebody changes it.
        if (settings.Zone != team.Zone && !Zones.IsKnown(settings.Zone)) return new UnknownZone(PlainText.Clean(settings.Zone, 60));
        if (settings.Language != team.Language && !IsKnown(settings.Language)) return new UnknownLanguage(PlainText.Clean(settings.Language, 60));
        TeamEvent[] people = [.. Rostering.WithGuests(state, settings.GuestsTakePart)];
        List<TeamEvent> events = [new TeamEvent.TeamSettled(settings), .. people];
        if (Following(team, settings.Zone, now) is { } meeting) events.Add(new TeamEvent.MeetingConnected(meeting));
        // A card that stands there names who runs it, and what whose owner left.
        return Decision.Of(events, people.Length > 0 ? RoomCards.Soon(state, now) : []);
    }

    /// <summary>The meeting's rhythm was told in the team's zone, so it is told in the new one from its next start on: the same instant, another
    /// clock on the wall. Null when its zone came from elsewhere: another one, or the organiser's calendar.</summary>
    private static ConnectedMeeting? Following(Team team, string zone, DateTimeOffset now)
    {
        if (zone == team.Zone || team.Meeting is not { Schedule: { } schedule, Known: null } meeting || schedule.Zone != team.Zone) return null;
        var next = Occurrences.Next(meeting, now)!.Occurrence.Start;
        var local = TimeZoneInfo.ConvertTime(next, Zones.Find(zone)).DateTime;
        return meeting with { Schedule = schedule with { Anchor = DateOnly.FromDateTime(local), Start = TimeOnly.FromDateTime(local), Zone = zone } };
    }

    private static bool IsKnown(string language)
        => language.Length <= LongestTag && language == PlainText.Clean(language) && Languages.Contains(language.Split('-', 2)[0]);

    private static TeamSettings WithoutIdleMinutes(TeamSettings settings)
        => settings.Placement.Kind == PlacementKind.AfterMinutes ? settings : settings with { Placement = settings.Placement with { Minutes = 0 } };
}
