using System.Collections.Immutable;
using OkrBot.App.Cards;

namespace OkrBot.App.Features.Rights.Cards;

/// <summary>Lines of PowerShell with which an administrator gives a right: <c>infra/rights.ps1</c>, and the same by hand. Sources: Learn, "Grant an appRoleAssignment",
/// "Configure application access to online meetings", "Role based access control for applications in Exchange Online"; "Connect-MicrosoftTeams" and
/// "Connect-ExchangeOnline" for what they call the clouds.</summary>
internal static class GrantingLines
{
    private const string Graph = "00000003-0000-0000-c000-000000000000";
    private const string App = "<object id of the enterprise app>";
    private const string Group = "<group>";
    private const int LongestName = 40;

    /// <summary>Of what stands in a line without a space, so that a card of 320 pixels shows it.</summary>
    private const int LongestWord = 40;

    public static IEnumerable<string> PermissionScript(IEnumerable<string> names, Grantee to)
        => [$"./rights.ps1 -Part Graph -ClientId {to.ClientId} -TenantId {to.Tenant} -Cloud {to.Shell} -Only {string.Join(", ", names.Select(name => name.Length > LongestWord ? Quoted(name) : name))}"];

    public static IEnumerable<string> Permissions(ImmutableArray<string> names, Grantee to) =>
    [
        $"Connect-MgGraph -TenantId {to.Tenant} -Environment {to.Shell} -Scopes Application.Read.All, AppRoleAssignment.ReadWrite.All",
        $"$bot = Get-MgServicePrincipal -Filter \"appId eq '{to.ClientId}'\"",
        $"$graph = Get-MgServicePrincipal -Filter \"appId eq '{Graph}'\"",
        $"$roles = $graph.AppRoles | Where-Object Value -in {string.Join(", ", names.Select(Quoted))}",
        "$roles | ForEach-Object { New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $bot.Id -PrincipalId $bot.Id -ResourceId $graph.Id -AppRoleId $_.Id }",
    ];

    public static IEnumerable<string> PolicyScript(ImmutableArray<Whom> organisers, Grantee to) =>
    [
        ConnectTeams(to),
        $"./rights.ps1 -Part Meetings -ClientId {to.ClientId} -Organisers {(organisers.IsEmpty ? "<object id>" : string.Join(", ", organisers.Select(one => one.Id)))}",
    ];

    /// <param name="isGiven">The policy is there already.</param>
    public static IEnumerable<string> Policy(ImmutableArray<Whom> organisers, bool isGiven, Grantee to)
    {
        if (!isGiven) yield return $"New-CsApplicationAccessPolicy -Identity OkrBot -AppIds \"{to.ClientId}\" -Description \"OkrBot\"";
        if (organisers.IsEmpty) yield return "Grant-CsApplicationAccessPolicy -PolicyName OkrBot -Identity \"<object id>\"";
        foreach (var one in organisers) yield return $"Grant-CsApplicationAccessPolicy -PolicyName OkrBot -Identity \"{one.Id}\"{Comment(one)}";
    }

    public static IEnumerable<string> MailboxScript(string name, Grantee to) =>
    [
        ConnectExchange(to),
        $"./rights.ps1 -Part Mailboxes -ClientId {to.ClientId} -ObjectId {App} -Group {Group} -Only {name}",
    ];

    public static IEnumerable<string> Mailboxes(string role, Grantee to) =>
    [
        $"New-ServicePrincipal -AppId {to.ClientId} -ObjectId {App} -DisplayName OkrBot",
        "New-ManagementScope -Name OkrBot -RecipientRestrictionFilter \"MemberOfGroup -eq '<distinguished name of the group>'\"",
        $"New-ManagementRoleAssignment -App {App} -Role \"{role}\" -CustomResourceScope OkrBot",
    ];

    /// <summary>The group is there, and these people are not in it.</summary>
    public static IEnumerable<string> Members(IEnumerable<Whom> people, Grantee to) =>
    [
        ConnectExchange(to),
        "Get-ManagementScope | Where-Object Name -like 'OkrBot*' | Format-List Name, RecipientFilter",
        .. people.Select(one => $"Add-DistributionGroupMember -Identity {Group} -Member {one.Id}{Comment(one)}"),
    ];

    /// <summary>A long name in two parts, which PowerShell joins.</summary>
    private static string Quoted(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal) + 1;
        return name.Length <= LongestWord ? $"'{name}'" : $"('{name[..dot]}' + '{name[dot..]}')";
    }

    /// <summary>One line, whatever they are called.</summary>
    private static string Comment(Whom one) => one.Name is { Length: > 0 } name ? "  # " + UserText.Line(name, LongestName) : "";

    private static string ConnectTeams(Grantee to) => "Connect-MicrosoftTeams" + to.Shell switch
    {
        "USGov" => " -TeamsEnvironmentName TeamsGCCH",
        "USGovDoD" => " -TeamsEnvironmentName TeamsDOD",
        "China" => " -TeamsEnvironmentName TeamsChina",
        _ => "",
    };

    private static string ConnectExchange(Grantee to) => "Connect-ExchangeOnline" + to.Shell switch
    {
        "USGov" => " -ExchangeEnvironmentName O365USGovGCCHigh",
        "USGovDoD" => " -ExchangeEnvironmentName O365USGovDoD",
        "China" => " -ExchangeEnvironmentName O365China",
        _ => "",
    };
}
