using OkrBot.App.Grants;
using OkrBot.App.Ports;

namespace OkrBot.Graph.Client;

/// <summary>What this room asks an administrator for, each the least that its page on learn.microsoft.com names. The README's table is the same.</summary>
internal static class Rights
{
    public static Right ReadCalendars { get; } = Entra(NeededRights.ReadCalendars);
    public static Right WriteCalendars { get; } = Entra(NeededRights.WriteCalendars);
    public static Right FindMeetings { get; } = Entra("OnlineMeetings.Read.All");

    /// <summary>Beside <see cref="FindMeetings"/>, for each organiser or for all.</summary>
    public static Right AccessPolicy { get; } = new("CsApplicationAccessPolicy", Grantor.TeamsAdministrator);
    public static Right FindApp { get; } = Entra("AppCatalog.Read.All");

    /// <summary>The plain …SelfForChat cannot install an app whose manifest asks for consent of the chat.</summary>
    public static Right JoinChats { get; } = Entra("TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All");
    public static Right ReadPeople { get; } = Entra(NeededRights.ReadPeople);

    /// <summary>Who is in a group, and what it is called. The chat's own list needs no right of Graph.</summary>
    public static Right ReadGroups { get; } = Entra("GroupMember.Read.All");
    public static Right ReadMailboxSettings { get; } = Entra(NeededRights.ReadMailboxSettings);

    private static Right Entra(string name) => new(name, Grantor.EntraAdministrator);
}
