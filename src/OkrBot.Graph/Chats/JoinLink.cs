using System.Text.Json;
using System.Text.RegularExpressions;
using OkrBot.Domain;

namespace OkrBot.Graph.Chats;

/// <summary>What a meeting's link says of its organiser in Teams. Its form may change any day, so everything in it is a hint.</summary>
internal static partial class JoinLink
{
    private const string LongForm = "/l/meetup-join/";
    private const string Context = "context=";

    /// <summary>The meeting's chat; null when the link does not say.</summary>
    public static ChatId? ChatIn(string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address)) return null;
        var at = address.AbsolutePath.IndexOf(LongForm, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var thread = Uri.UnescapeDataString(address.AbsolutePath[(at + LongForm.Length)..].Split('/')[0]);
        return MeetingThread().IsMatch(thread) ? new ChatId(thread) : null;
    }

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

    [GeneratedRegex("^19:[^@/ ]{1,200}@thread\\.(v2|skype)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MeetingThread();
}
