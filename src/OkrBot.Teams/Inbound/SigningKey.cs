using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace OkrBot.Teams.Inbound;

/// <summary>A key of the channel service, and the channels that it may speak for.</summary>
internal sealed record SigningKey(RsaSecurityKey Key, FrozenSet<string> Endorsements)
{
    /// <summary>Reads a JSON Web Key Set (RFC 7517). <c>endorsements</c> is the Bot Framework's own member. What is no RSA signing key is left out.</summary>
    public static FrozenDictionary<string, SigningKey> ReadSet(JsonElement set)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        if (set.ValueKind == JsonValueKind.Object && set.TryGetProperty("keys", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in list.EnumerateArray())
            {
                if (Read(entry) is { } key)
                    keys[key.Key.KeyId] = key;
            }
        }
        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static SigningKey? Read(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || Text(entry, "kty") != "RSA" || Text(entry, "use") is not (null or "sig"))
            return null;
        if (Text(entry, "kid") is not { Length: > 0 } kid || Text(entry, "n") is not { } modulus || Text(entry, "e") is not { } exponent)
            return null;
        try
        {
            var numbers = new System.Security.Cryptography.RSAParameters
            {
                Modulus = Base64UrlEncoder.DecodeBytes(modulus),
                Exponent = Base64UrlEncoder.DecodeBytes(exponent),
            };
            return new(new RsaSecurityKey(numbers) { KeyId = kid }, Endorsed(entry));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static FrozenSet<string> Endorsed(JsonElement entry)
        => entry.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!).ToFrozenSet(StringComparer.Ordinal)
            : [];

    private static string? Text(JsonElement entry, string name)
        => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
