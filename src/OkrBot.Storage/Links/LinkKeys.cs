using System.Globalization;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Links;

/// <summary>The keys of table Links. Partition <c>{tenant}|{cycle}|links</c>: all links of a cycle, so that one transaction covers a link and the graph.
/// Rows: <c>v</c> the graph's version and how many links there are; <c>l|{link}</c> a link; <c>t|{team}|{link}</c> for each of its two ends, written once;
/// <c>g|{version}</c> what that version of the graph added or took away, only appended.</summary>
internal static class LinkKeys
{
    public const string Version = "v";
    public const string TeamKind = "t";

    private const string AfterGraph = "g}";

    public static string Partition(TenantId tenant, CycleId cycle) => $"{KeyPart.Of(tenant.Value)}|{KeyPart.Of(cycle.Value)}|links";

    public static string Link(LinkId id) => "l|" + KeyPart.Of(id.Value);

    public static string OfTeam(TeamId team) => $"{TeamKind}|{KeyPart.Of(team.Value)}";

    public static string OfTeam(TeamId team, LinkId id) => $"{OfTeam(team)}|{KeyPart.Of(id.Value)}";

    public static string Step(long version) => string.Create(CultureInfo.InvariantCulture, $"g|{version:D10}");

    /// <summary>The steps that made all versions after this one.</summary>
    public static (string From, string To) StepsAfter(long version) => (Step(version + 1), AfterGraph);
}

/// <summary>Names of properties in the rows of table Links.</summary>
internal static class LinkFields
{
    /// <summary>In row <c>v</c> and the steps: of the graph.</summary>
    public const string Version = "Version";

    /// <summary>In row <c>v</c>: links that were ever made.</summary>
    public const string Count = "Count";
    public const string Link = "Link";

    /// <summary>In a step: it was taken away.</summary>
    public const string Gone = "Gone";
    public const string HelperTeam = "HelperTeam";
    public const string Helper = "Helper";
    public const string HelpedTeam = "HelpedTeam";
    public const string Helped = "Helped";
}
