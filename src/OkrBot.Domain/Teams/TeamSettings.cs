namespace OkrBot.Domain.Teams;

/// <summary>What a team's facilitator sets for the team's check-in. Always the whole truth: a change names all of it.</summary>
/// <param name="CheckInDay">The weekday of the check-in when the meeting is held more than once a week; null = the first of the week.</param>
/// <param name="CadenceWeeks">One check-in every so many weeks: 1 or 2.</param>
/// <param name="ShowToOutsiders">The room's card shows its lists also while guests or people of other organisations are in the chat.</param>
/// <param name="Language">Of the room's card, BCP 47.</param>
/// <param name="Zone">IANA.</param>
public sealed record TeamSettings(Placement Placement, DayOfWeek? CheckInDay, int CadenceWeeks, bool ShowToOutsiders, string Language, string Zone)
{
    /// <summary>Guests in the meeting's chat are members of the team. Off by default.</summary>
    public bool GuestsTakePart { get; init; }

    /// <summary>As they are now.</summary>
    public static TeamSettings Of(Team team)
        => new(team.Placement, team.CheckInDay, team.CadenceWeeks, team.ShowToOutsiders, team.Language, team.Zone) { GuestsTakePart = team.GuestsTakePart };
}
