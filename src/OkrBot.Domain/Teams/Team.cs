using System.Collections.Immutable;

namespace OkrBot.Domain.Teams;

public enum TeamKind { Team, Company, Individual }

/// <summary>Where in the occurrence the ten minutes lie.</summary>
public enum PlacementKind { AtStart, AfterMinutes, LastTenMinutes, ByHand }

/// <param name="Minutes">Only for <see cref="PlacementKind.AfterMinutes"/>: 1 to 120.</param>
public sealed record Placement(PlacementKind Kind, int Minutes = 0)
{
    public static Placement AtStart { get; } = new(PlacementKind.AtStart);
}

/// <summary>Who belongs to the team, as the roster or the facilitator listed them.</summary>
/// <param name="Name">The name people see. User text: escape it.</param>
/// <param name="Away">Told to be absent, so that any member may answer for this person.</param>
/// <param name="Guest">Of another organisation, or a guest in this one: takes part only where the team lets guests.</param>
public sealed record Member(PersonId Person, string Name, bool Away = false, bool Guest = false);

/// <summary>The meeting whose chat carries the team's check-in.</summary>
/// <param name="Schedule">Known local rhythm, or null when only the Teams events tell.</param>
public sealed record ConnectedMeeting(SeriesId Series, ChatId Chat, string Title, WeeklySchedule? Schedule)
{
    /// <summary>What the organiser's calendar says of the coming weeks; null = nobody asked it, and the rhythm counts.</summary>
    public KnownMeetings? Known { get; init; }

    /// <summary>Somebody tells ahead when the meeting is held.</summary>
    public bool IsScheduled => Schedule is not null || Known is not null;
}

/// <summary>A weekly or fortnightly local time. Everything richer is expanded by Graph.</summary>
/// <param name="Anchor">A local date on which the meeting was or will be held; it fixes the weekday and, for two weeks, the rhythm.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="EveryWeeks">1 or 2.</param>
public sealed record WeeklySchedule(DateOnly Anchor, TimeOnly Start, TimeSpan Length, string Zone, int EveryWeeks = 1);

public sealed record Team(
    TeamId Id,
    string Name,
    TeamKind Kind,
    string Zone,
    string Language,
    PersonId? Facilitator,
    ImmutableArray<Member> Members,
    ConnectedMeeting? Meeting,
    Placement Placement)
{
    /// <summary>One check-in every so many weeks: 1 (default) or 2.</summary>
    public int CadenceWeeks { get; init; } = 1;

    /// <summary>The weekday that the facilitator picked when the meeting is held more than once a week; null = the first of the week.</summary>
    public DayOfWeek? CheckInDay { get; init; }

    /// <summary>The room's card shows its lists also while guests or people of other organisations are in the chat.</summary>
    public bool ShowToOutsiders { get; init; }

    /// <summary>Guests are members, and answer for what they own. Off until whoever runs the check-in says so.</summary>
    public bool GuestsTakePart { get; init; }

    /// <summary>Guests in the meeting's chat who look on, as long as the team does not let them take part: no members, and asked nothing.</summary>
    public ImmutableArray<Member> Guests { get; init; } = [];

    /// <summary>Of the company alone: who runs the OKR programme, and so writes and leads its objectives. As the programme's setting said when it
    /// was last looked at; empty where nobody runs the programme.</summary>
    public ImmutableArray<PersonId> Leads { get; init; } = [];

    /// <summary>Whether a listed person may do what members do.</summary>
    public bool LetsIn(Member member) => !member.Guest || GuestsTakePart;

    /// <summary>Listed, and no guest who only looks on.</summary>
    public bool TakesPart(PersonId person) => Find(person) is { } member && LetsIn(member);

    public Member? Find(PersonId person)
    {
        foreach (var member in Members)
            if (member.Person == person) return member;
        return null;
    }
}
