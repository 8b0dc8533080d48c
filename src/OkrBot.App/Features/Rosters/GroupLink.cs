using OkrBot.Domain;

namespace OkrBot.App.Features.Rosters;

/// <summary>What people paste who name a group: Teams' "Get link to team", or the group's object id.</summary>
internal static class GroupLink
{
    public const int Longest = 600;

    /// <summary>The group's object id; null for what is neither, and for a team of another organisation.</summary>
    public static string? Read(string text, TenantId tenant)
    {
        if (Guid.TryParseExact(text, "D", out var id)) return id.ToString();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var link) || link.Scheme != Uri.UriSchemeHttps) return null;
        var facts = link.Query.TrimStart('?').Split('&').Select(one => one.Split('=', 2)).Where(one => one.Length == 2).ToLookup(one => one[0], one => Uri.UnescapeDataString(one[1]), StringComparer.OrdinalIgnoreCase);
        if (facts["tenantId"].FirstOrDefault() is { } other && !string.Equals(other, tenant.Value, StringComparison.OrdinalIgnoreCase)) return null;
        return Guid.TryParseExact(facts["groupId"].FirstOrDefault(), "D", out id) ? id.ToString() : null;
    }
}
