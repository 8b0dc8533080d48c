using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;

namespace OkrBot.Graph.Checks;

/// <summary>The permissions that Entra wrote into our own token. Read for people to see, never to decide anything by: nobody checks the signature here.</summary>
internal static class TokenRoles
{
    /// <summary>Empty for a token that names none or is not readable.</summary>
    public static ImmutableArray<string> In(string token)
    {
        if (token.Split('.') is not [_, var claims, _]) return [];
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("roles", out var roles) && roles.ValueKind == JsonValueKind.Array
                ? [.. roles.EnumerateArray().Where(role => role.ValueKind == JsonValueKind.String).Select(role => role.GetString()!).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
