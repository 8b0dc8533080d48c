using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar.Holds;

/// <summary>What a link to a calendar file leads to.</summary>
public abstract record HoldLink
{
    private HoldLink() { }

    public sealed record To(TenantId Tenant, HoldSubject Subject) : HoldLink;

    /// <summary>It was one of ours.</summary>
    public sealed record Expired : HoldLink;

    /// <summary>Forged, cut off, or signed with a secret that is no more.</summary>
    public sealed record None : HoldLink;
}

/// <summary>Links to calendar files: signed, for one team or group of one tenant, for two weeks. Nobody guesses one, and nothing is stored for them.</summary>
public sealed class HoldLinks(PublicAddress address, IOwnSecrets secrets)
{
    public const string Path = "api/v1/holds/";
    public const string Ending = ".ics";
    private const string Purpose = "holds";
    private const char Between = '~';
    private const int LongestToken = 2000;

    private static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>Null where people's browsers cannot reach us. The same all day, so that a card that is shown again is the same.</summary>
    public async ValueTask<Uri?> OfAsync(TenantId tenant, HoldSubject subject, DateTimeOffset now, CancellationToken cancel)
    {
        if (address.BaseUrl is not { } root) return null;
        var until = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + Life;
        var payload = Encoding.UTF8.GetBytes(string.Join('\n', until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), tenant.Value, subject.Cycle.Value, subject.Team is null ? "g" : "t", subject.Team?.Value ?? subject.Group));
        var signature = HMACSHA256.HashData(await secrets.OfAsync(Purpose, cancel), payload);
        return new Uri(root, $"{Path}{Base64Url.EncodeToString(payload)}{Between}{Base64Url.EncodeToString(signature)}{Ending}");
    }

    /// <param name="token">Between path and ending, hostile.</param>
    public async ValueTask<HoldLink> ReadAsync(string token, DateTimeOffset now, CancellationToken cancel)
    {
        if (token.Length > LongestToken || token.Split(Between) is not [var first, var second] || Decoded(first) is not { } payload || Decoded(second) is not { } signature) return new HoldLink.None();
        // One link has one form: the text that was decoded has to be the one that would be written.
        if (Base64Url.EncodeToString(payload) != first || Base64Url.EncodeToString(signature) != second) return new HoldLink.None();
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(await secrets.OfAsync(Purpose, cancel), payload), signature)) return new HoldLink.None();
        return Encoding.UTF8.GetString(payload).Split('\n') is [var until, var tenant, var cycle, var kind, var id] && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) <= now ? new HoldLink.Expired() : new HoldLink.To(new TenantId(tenant), kind == "t" ? new HoldSubject(new(cycle), new TeamId(id), null) : new HoldSubject(new(cycle), null, id))
            : new HoldLink.None();
    }

    private static byte[]? Decoded(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
