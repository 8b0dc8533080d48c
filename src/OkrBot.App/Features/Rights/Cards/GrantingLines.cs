namespace OkrBot.App.Features.Rights.Cards;

/// <summary>Lines of PowerShell with which an administrator gives a right; <c>infra/rights.ps1</c> does the same for all of them. Sources: Learn, "Grant an appRoleAssignment",
/// "Configure application access to online meetings", "Role based access control for applications in Exchange Online".</summary>
internal static class GrantingLines
{
    private const string Graph = "00000003-0000-0000-c000-000000000000";

    public static IEnumerable<string> Permission(string name, Grantee to) =>
    [
        $"Connect-MgGraph -TenantId {to.Tenant} -Environment {to.Shell} -Scopes Application.Read.All, AppRoleAssignment.ReadWrite.All",
        $"$bot = Get-MgServicePrincipal -Filter \"appId eq '{to.ClientId}'\"",
        $"$graph = Get-MgServicePrincipal -Filter \"appId eq '{Graph}'\"",
        $"$role = $graph.AppRoles | Where-Object Value -eq '{name}'",
        "New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $bot.Id -PrincipalId $bot.Id -ResourceId $graph.Id -AppRoleId $role.Id",
    ];

    public static IEnumerable<string> Policy(Grantee to) =>
    [
        $"New-CsApplicationAccessPolicy -Identity OkrBot -AppIds \"{to.ClientId}\" -Description \"OkrBot\"",
        $"Grant-CsApplicationAccessPolicy -PolicyName OkrBot -Identity \"{to.Person ?? "<object id>"}\"",
    ];

    public static IEnumerable<string> Mailboxes(string role, Grantee to) =>
    [
        $"New-ServicePrincipal -AppId {to.ClientId} -ObjectId <object id of the enterprise app> -DisplayName OkrBot",
        "New-ManagementScope -Name OkrBot -RecipientRestrictionFilter \"MemberOfGroup -eq '<distinguished name of the group>'\"",
        $"New-ManagementRoleAssignment -App <object id of the enterprise app> -Role \"{role}\" -CustomResourceScope OkrBot",
    ];
}
