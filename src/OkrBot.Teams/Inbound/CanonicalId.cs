namespace OkrBot.Teams.Inbound;

/// <summary>Entra ids are GUIDs, and people and services write them in either case. Keys need one form.</summary>
internal static class CanonicalId
{
    public static string Of(string id) => Guid.TryParseExact(id, "D", out var guid) ? guid.ToString("D") : id;
}
