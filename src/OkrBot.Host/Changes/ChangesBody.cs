using System.Collections.Immutable;
using System.Text.Json;

namespace OkrBot.Host.Changes;

/// <summary>Reads Graph's <c>changeNotificationCollection</c> from anybody. Each notification stands for itself: one that is none leaves the others theirs.</summary>
internal static class ChangesBody
{
    /// <summary>Bytes. A notification without its resource's data has some 600; the program takes no body of more than a megabyte.</summary>
    public const int Largest = 768 * 1024;

    private const int Piece = 16 * 1024;
    private const int LongestText = 512;
    private const string Events = "/events/";
    private const string Users = "users/";
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Null when the body is larger than <see cref="Largest"/>; no more of it is read then.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Largest) return null;
        using var all = new MemoryStream();
        var piece = new byte[Piece];
        int read;
        while ((read = await request.Body.ReadAsync(piece, cancel)) > 0)
        {
            if (all.Length + read > Largest) return null;
            all.Write(piece, 0, read);
        }
        return all.GetBuffer().AsMemory(0, (int)all.Length);
    }

    /// <summary>An entry for each notification; null ones are none that we asked for. Null when the body is no list of notifications at all.</summary>
    public static ImmutableArray<ToldChange?>? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("value", out var all) || all.ValueKind != JsonValueKind.Array) return null;
            var withTokens = HasTokens(json.RootElement);
            return [.. all.EnumerateArray().Select(item => withTokens ? null : One(item))];
        }
        catch (JsonException)
        {
            return null;
        }
        // Half of a surrogate pair.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Tokens come with the resource's data, for which we never ask: whoever sends one plays with somebody else's.</summary>
    private static bool HasTokens(JsonElement root)
        => root.TryGetProperty("validationTokens", out var tokens) && tokens.ValueKind is not JsonValueKind.Null && (tokens.ValueKind != JsonValueKind.Array || tokens.GetArrayLength() > 0);

    private static ToldChange? One(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || item.TryGetProperty("encryptedContent", out _)) return null;
        if (KindOf(item) is not { } kind || Text(item, "subscriptionId") is not { } subscription || Text(item, "clientState") is not { } secret || Text(item, "tenantId") is not { } tenant) return null;
        return new ToldChange(kind, subscription, secret, tenant, kind == ToldKind.Change && Text(item, "resource") is { } resource ? MailboxIn(resource) : null);
    }

    private static ToldKind? KindOf(JsonElement item) => item.TryGetProperty("lifecycleEvent", out var life) && life.ValueKind != JsonValueKind.Null
        ? Text(item, "lifecycleEvent") switch
        {
            "reauthorizationRequired" => ToldKind.Reauthorize,
            "subscriptionRemoved" => ToldKind.Removed,
            "missed" => ToldKind.Missed,
            _ => null,
        }
        : ToldKind.Change;

    /// <summary>Of <c>Users/{object id}/Events/{id}</c>, in whatever case.</summary>
    private static string? MailboxIn(string resource)
    {
        var path = resource.TrimStart('/');
        var end = path.IndexOf(Events, StringComparison.OrdinalIgnoreCase);
        return end > Users.Length && path.StartsWith(Users, StringComparison.OrdinalIgnoreCase) ? path[Users.Length..end] : null;
    }

    private static string? Text(JsonElement item, string name)
        => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text ? text : null;
}
