using OkrBot.App.Bot;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Company;

namespace OkrBot.Host.Sample;

/// <summary>The settings with which the real program talks to the stand-in tenant. The caller's token check stays on: the tenant signs real tokens with its own key.</summary>
internal static class StandInSettings
{
    /// <summary>The same, with Microsoft Graph switched on.</summary>
    public static Dictionary<string, string?> WithGraph(StandInTenant tenant, string storagePath)
        => new(For(tenant, storagePath), StringComparer.Ordinal) { ["Graph:Enabled"] = "true" };

    public static Dictionary<string, string?> For(StandInTenant tenant, string storagePath) => new(StringComparer.Ordinal)
    {
        ["Teams:AppId"] = tenant.Options.AppId,
        ["Teams:TenantId"] = tenant.Options.TenantId,
        ["Teams:Credential"] = "ClientSecret",
        ["Teams:ClientSecret"] = tenant.Options.ClientSecret,
        ["Teams:OpenIdMetadata"] = tenant.OpenIdMetadata.ToString(),
        ["Teams:TokenIssuer"] = tenant.TokenIssuer,
        ["Teams:TokenEndpoint"] = tenant.TokenEndpoint.ToString(),
        ["Teams:AllowedServiceHosts:0"] = $"127.0.0.1:{tenant.BaseUrl.Port}",
        // The Agents Playground calls itself so, on a port of its choice.
        ["Teams:AllowedServiceHosts:1"] = "localhost",
        // Used as soon as Graph:Enabled says so.
        ["Graph:BaseUrl"] = tenant.GraphUrl.ToString(),
        ["Files:AllowedHosts:0"] = $"127.0.0.1:{tenant.BaseUrl.Port}",
        ["Storage:Kind"] = "Embedded",
        ["Storage:Path"] = storagePath,
        [ProgrammeLeads.Setting] = SampleCompany.ProgrammeLeadIn(tenant),
        // One server alone: nobody else queues for it.
        ["Storage:LongestRest"] = "00:01:00",
    };
}
