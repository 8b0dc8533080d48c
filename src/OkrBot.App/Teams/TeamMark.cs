using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Teams;

/// <summary>A short text that is another one as soon as anything of a team is: so that a copy can be seen to be old without reading either.</summary>
public static class TeamMark
{
    public static string Of(Team team)
    {
        var meeting = team.Meeting;
        var settings = string.Create(CultureInfo.InvariantCulture,
            $"{team.Placement.Kind}{team.Placement.Minutes},{team.CadenceWeeks},{team.CheckInDay},{team.ShowToOutsiders},{team.Kind},{team.GuestsTakePart}");
        var rhythm = meeting?.Schedule is { } s
            ? string.Create(CultureInfo.InvariantCulture, $"{s.Anchor:yyyy-MM-dd},{s.Start:HH:mm:ss},{s.Length.Ticks},{s.Zone},{s.EveryWeeks}")
            : "";
        var known = meeting?.Known is { } k
            ? string.Join(',', k.Meetings.Select(m => m.Start.UtcTicks).Concat(k.Meetings.Select(m => m.End.UtcTicks)).Prepend(k.Until.UtcTicks).Prepend(k.From.UtcTicks))
            : "";
        return ViewToken.From(
        [
            team.Name, team.Zone, team.Language, team.Facilitator?.Value ?? "", settings, meeting?.Series.Value ?? "", meeting?.Chat.Value ?? "", meeting?.Title ?? "", rhythm, known,
            .. team.Leads.Select(lead => lead.Value), "",
            .. team.Members.Select(m => $"{m.Person.Value},{m.Name},{m.Away},{m.Guest}"), "",
            .. team.Guests.Select(g => $"{g.Person.Value},{g.Name}"),
        ]);
    }
}
