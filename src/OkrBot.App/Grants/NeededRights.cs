using System.Collections.Immutable;
using OkrBot.App.Ports;

namespace OkrBot.App.Grants;

/// <summary>The one table of rights in Microsoft 365. The verb <c>check</c>, what programme leads are told, the script that grants and the README's table
/// agree with it; tests compare them. Sources: each operation's page on learn.microsoft.com.</summary>
public static class NeededRights
{
    /// <summary>All of them are needed for the bot to add itself to a meeting.</summary>
    private const string JoinMeetings = "meetings.join";

    public const string ReadCalendars = "Calendars.Read";

    /// <summary>Reading is in it.</summary>
    public const string WriteCalendars = "Calendars.ReadWrite";

    public const string ReadMailboxSettings = "MailboxSettings.Read";

    public const string ReadPeople = "User.Read.All";

    public static ImmutableArray<NeededRight> All { get; } =
    [
        Entra("calendars.read", ReadCalendars, "list the meetings that somebody may pick; follow them when they are moved, cancelled or ended",
            "Exchange role over a group of mailboxes, instead of the tenant-wide grant", "say `connect meeting` in the meeting; its schedule and Teams' events open the check-in")
            with { ExchangeRole = "Application Calendars.Read" },
        Entra("meetings.find", "OnlineMeetings.Read.All", "the chat behind a meeting, and who organises or presents it", "the policy below for each organiser", "add the app to the meeting by hand") with { Part = JoinMeetings },
        new("meetings.policy", new Right("CsApplicationAccessPolicy", Grantor.TeamsAdministrator), "lets the right above reach the meetings of named people",
            "for each organiser in place of -Global", "add the app to the meeting by hand") { Part = JoinMeetings },
        Entra("app.find", "AppCatalog.Read.All", "our own app in the tenant's catalogue, and the consents that it asks for", "none", "add the app to the meeting by hand") with { Part = JoinMeetings },
        Entra("chats.join", "TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All", "enter the picked meeting's chat", "none", "add the app to the meeting by hand") with { Part = JoinMeetings },
        Entra("calendars.write", WriteCalendars, "put reviews, reflections and planning talks into calendars, and change or cancel what it put there",
            "Exchange role over a group of mailboxes, instead of the tenant-wide grant", "whoever runs the check-in gets an `.ics` file to pass on") with { ExchangeRole = "Application Calendars.ReadWrite" },
        Entra("mailbox.read", ReadMailboxSettings, "see that somebody is out of office, and do not ask them",
            "Exchange role over a group of mailboxes of its own, instead of the tenant-wide grant", "people who are away are asked as usual; pausing in `settings` stops messages, and the card still counts them")
            with { ExchangeRole = "Application MailboxSettings.Read" },
        Entra("people.read", ReadPeople, "who leads whom, and who has left", "none", "leaders choose whom they follow; whoever has left is noticed when Teams says so"),
        Entra("groups.read", "GroupMember.Read.All", "who is in a Microsoft 365 group that a facilitator named as the team", "none; the meeting's chat and a channel's team need no right of Graph",
            "a team's people are those of its meeting's chat, or of the channel in which it is held"),
    ];

    /// <summary>Null for a name of another version.</summary>
    public static NeededRight? Find(string name) => All.FirstOrDefault(needed => needed.Right.Name == name);

    /// <summary>In the table's order.</summary>
    public static IEnumerable<NeededRight> OfPart(string part) => All.Where(needed => needed.Part == part);

    public static NeededRight? OfKey(string key) => All.FirstOrDefault(needed => needed.Key == key);

    private static NeededRight Entra(string key, string name, string why, string narrower, string without)
        => new(key, new Right(name, Grantor.EntraAdministrator), why, narrower, without);
}
