using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;

namespace OkrBot.Graph.Checks;

/// <summary>What Entra wrote into our own token. Read for people to see, and to say why Graph refused, never to let anybody do anything: nobody checks the
/// signature here.</summary>
internal static class TokenRoles
{
    /// <summary>Its permissions; empty for a token that names none or is not readable.</summary>
    public static ImmutableArray<string> In(string token) => Read(token, claims => claims.TryGetProperty("roles", out var roles) && roles.ValueKind == JsonValueKind.Array
        ? [.. roles.EnumerateArray().Where(role => role.ValueKind == JsonValueKind.String).Select(role => role.GetString()!).Order(StringComparer.Ordinal)]
        : ImmutableArray<string>.Empty) is { IsDefault: false } named ? named : [];

    /// <summary>Of the enterprise app; null where the token does not say.</summary>
    public static string? ObjectIdIn(string token)
        => Read(token, claims => claims.TryGetProperty("oid", out var id) && id.ValueKind == JsonValueKind.String && Guid.TryParse(id.GetString(), out var known) ? known.ToString() : null);

    private static T? Read<T>(string token, Func<JsonElement, T> read)
    {
        if (token.Split('.') is not [_, var claims, _]) return default;
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
            return json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement) : default;
        }
        catch (JsonException)
        {
            return default;
        }
        catch (FormatException)
        {
            return default;
        }
    }
}
