using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OkrBot.Rehearsal.Identity;

/// <summary>The tenant's RSA key, made at start and never written down.
/// It signs both kinds of token: Teams' own towards the bot, and the bot's towards Teams.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly SigningCredentials _credentials;

    public SigningKey()
    {
        Id = Convert.ToHexStringLower(SHA256.HashData(_rsa.ExportSubjectPublicKeyInfo()))[..24];
        PublicKey = new RsaSecurityKey(_rsa.ExportParameters(includePrivateParameters: false)) { KeyId = Id };
        _credentials = new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = Id }, SecurityAlgorithms.RsaSha256);
    }

    /// <summary>The <c>kid</c>.</summary>
    public string Id { get; }

    public RsaSecurityKey PublicKey { get; }

    /// <summary>Channels that the key may speak for; the bot must find the activity's channel here.</summary>
    public IReadOnlyList<string> Endorsements { get; set; } = ["msteams"];

    public string Sign(TokenText token) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = token.Issuer,
        Audience = token.Audience,
        IssuedAt = token.From.UtcDateTime,
        NotBefore = token.From.UtcDateTime,
        Expires = token.Until.UtcDateTime,
        Claims = new Dictionary<string, object>(token.Claims, StringComparer.Ordinal),
        SigningCredentials = _credentials,
    });

    /// <summary>The key set as the Bot Framework publishes it, with its own non-standard <c>endorsements</c>.</summary>
    public JsonObject KeySet()
    {
        var key = _rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = Id,
                ["x5t"] = Id,
                ["n"] = Base64UrlEncoder.Encode(key.Modulus),
                ["e"] = Base64UrlEncoder.Encode(key.Exponent),
                ["endorsements"] = new JsonArray([.. Endorsements.Select(name => JsonValue.Create(name))]),
            }),
        };
    }

    public void Dispose() => _rsa.Dispose();
}

/// <summary>What a token says. <paramref name="From"/> is both its issue and its first valid instant.</summary>
public sealed record TokenText(string Issuer, string Audience, DateTimeOffset From, DateTimeOffset Until, IReadOnlyDictionary<string, object> Claims);
