using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Inbound;

/// <summary>Who the token says is calling: the channel service, for one service URL and the channels that its key is endorsed for.</summary>
internal sealed record Caller(string ServiceUrl, FrozenSet<string> Endorsements);

/// <summary>Checks the caller's token, as the Bot Framework connector's authentication page asks. Needs no body and trusts none.</summary>
internal sealed class CallerCheck(SigningKeys keys, IOptions<TeamsOptions> options, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private const string ServiceUrlClaim = "serviceurl";
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly JsonWebTokenHandler Handler = new();

    /// <summary>Null when the caller is not to be believed, whatever the reason.</summary>
    /// <exception cref="KeysUnavailableException">There are no keys to verify with.</exception>
    public async ValueTask<Caller?> VerifyAsync(StringValues authorization, CancellationToken cancel)
    {
        if (Token(authorization) is not { } token || Read(token) is not { } unverified)
            return null;
        // Cheap refusals come first, so that rubbish never makes us fetch keys.
        if (unverified.Alg != SecurityAlgorithms.RsaSha256 || string.IsNullOrEmpty(unverified.Kid))
            return null;
        // An extension that must be understood (RFC 7515 §4.1.11): we understand none.
        if (unverified.TryGetHeaderValue<object>("crit", out _))
            return null;
        if (await keys.FindAsync(unverified.Kid, cancel) is not { } key)
            return null;

        var result = await Handler.ValidateTokenAsync(token, Rules(key));
        return result.IsValid && result.Claims.TryGetValue(ServiceUrlClaim, out var claim) && claim is string { Length: > 0 } serviceUrl
            ? new Caller(serviceUrl, key.Endorsements)
            : null;
    }

    private static string? Token(StringValues authorization)
    {
        if (authorization.Count != 1 || authorization[0] is not { } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = header[Scheme.Length..];
        return token.Length is > 0 and <= LongestToken && token.AsSpan().Count('.') == 2 ? token : null;
    }

    private static JsonWebToken? Read(string token)
    {
        try
        {
            return new JsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (SecurityTokenException)
        {
            return null;
        }
    }

    private TokenValidationParameters Rules(SigningKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidIssuer = options.Value.TokenIssuer,
        AudienceValidator = (audiences, _, _) => audiences.Contains(options.Value.AppId, StringComparer.OrdinalIgnoreCase),
        LifetimeValidator = (notBefore, expires, _, _) => IsLive(notBefore, expires),
    };

    private bool IsLive(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow();
        return expires is { } end && now <= Utc(end) + Skew && (notBefore is not { } start || now >= Utc(start) - Skew);
    }

    /// <summary>Far enough from the ends of the calendar that the skew can be added and taken.</summary>
    private static DateTimeOffset Utc(DateTime value)
        => new(Math.Clamp(value.Ticks, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.Zero);
}
