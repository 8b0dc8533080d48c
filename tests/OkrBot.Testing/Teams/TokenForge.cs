using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OkrBot.Testing.Teams;

/// <summary>A key of the stand-in channel service, and the tokens that it signs: good ones, and any bad one that a test thinks of.</summary>
public sealed class TokenForge(string appId, TimeProvider time, string keyId = "key-1") : IDisposable
{
    public const string Issuer = "https://api.botframework.com";
    private readonly RSA _rsa = RSA.Create(2048);

    public string KeyId => keyId;

    /// <summary>Channels that the key may speak for; null leaves the member out.</summary>
    public string[]? Endorsements { get; init; } = ["msteams"];

    /// <summary>A token as the channel service makes it, changed as asked before it is signed.</summary>
    public string Mint(string serviceUrl, Action<JsonObject>? claims = null, Action<JsonObject>? header = null)
    {
        var payload = Payload(serviceUrl);
        claims?.Invoke(payload);
        var head = new JsonObject { ["alg"] = "RS256", ["kid"] = keyId, ["typ"] = "JWT" };
        header?.Invoke(head);
        return Sign(head.ToJsonString(), payload.ToJsonString());
    }

    public JsonObject Payload(string serviceUrl)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return new() { ["iss"] = Issuer, ["aud"] = appId, ["serviceurl"] = serviceUrl, ["nbf"] = now - 60, ["exp"] = now + 3600, ["iat"] = now - 60 };
    }

    /// <summary>Signs whatever stands in the two parts, JSON or not.</summary>
    public string Sign(string header, string payload)
    {
        var signed = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(payload))}";
        return $"{signed}.{Encode(_rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>The old confusion: an HMAC whose secret is the public key.</summary>
    public string MintHmacWithPublicKey(string serviceUrl)
    {
        var head = new JsonObject { ["alg"] = "HS256", ["kid"] = keyId, ["typ"] = "JWT" };
        var signed = $"{Encode(Encoding.UTF8.GetBytes(head.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(Payload(serviceUrl).ToJsonString()))}";
        return $"{signed}.{Encode(HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>For the key set.</summary>
    public JsonObject PublicKey()
    {
        var numbers = _rsa.ExportParameters(false);
        var key = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = keyId, ["n"] = Encode(numbers.Modulus!), ["e"] = Encode(numbers.Exponent!) };
        if (Endorsements is { } channels)
            key["endorsements"] = new JsonArray([.. channels.Select(c => (JsonNode)c)]);
        return key;
    }

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public void Dispose() => _rsa.Dispose();
}
