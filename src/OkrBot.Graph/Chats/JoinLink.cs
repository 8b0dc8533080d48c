using System.Text.Json;
using OkrBot.Domain;

namespace OkrBot.Graph.Chats;

/// <summary>What a meeting's link says of its organiser in Teams. Its form may change any day, so everything in it is a hint.</summary>
internal static class JoinLink
{
    private const string Context = "context=";

    /// <summary>Null when the link does not say, as the short ones.</summary>
    public static PersonId? OrganizerIn(string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address)) return null;
        var context = address.Query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith(Context, StringComparison.OrdinalIgnoreCase));
        if (context is null) return null;
        try
        {
            using var json = JsonDocument.Parse(Uri.UnescapeDataString(context[Context.Length..]));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("Oid", out var oid) && oid.ValueKind == JsonValueKind.String && Guid.TryParse(oid.GetString(), out var id)
                ? new PersonId(id.ToString())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
