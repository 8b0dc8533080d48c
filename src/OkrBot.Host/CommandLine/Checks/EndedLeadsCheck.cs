using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Host.CommandLine.Checks;

/// <summary>Whom <c>Programme:Leads</c> names although their account has ended: as the nightly look at accounts saw it. Nothing where all is well.</summary>
internal static class EndedLeadsCheck
{
    private const string Area = "programme";

    public static async Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, CancellationToken cancel)
    {
        var (leads, home) = (services.GetRequiredService<ProgrammeLeads>(), new TenantId(services.GetRequiredService<IConfiguration>()["Teams:TenantId"] ?? ""));
        if (leads.NamedIn(home).IsEmpty || await services.GetRequiredService<IDirectory>().FindTenantAsync(home, cancel) is not { EndedLeads.IsEmpty: false } tenant) return [];
        return [.. Judge(leads, tenant)];
    }

    private static IEnumerable<Finding> Judge(ProgrammeLeads leads, TenantEntry tenant)
    {
        var ended = tenant.EndedLeads.Where(one => leads.NamedIn(tenant.Tenant).Contains(one.Person)).Select(one => one.Person.Value).ToList();
        if (ended.Count == 0) yield break;
        yield return new Finding(Area, Verdict.Warning, $"the account has ended of {string.Join(", ", ended)}; take it out of {ProgrammeLeads.Setting}");
        if (leads.Of(tenant).IsEmpty) yield return new Finding(Area, Verdict.Warning, $"nobody runs the programme any more; name somebody in {ProgrammeLeads.Setting}");
    }
}
