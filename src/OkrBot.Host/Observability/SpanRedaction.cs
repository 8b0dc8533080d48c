using System.Collections.Frozen;
using System.Diagnostics;
using OkrBot.App.Observability;
using OpenTelemetry;

namespace OkrBot.Host.Observability;

/// <summary>Takes out of the framework's spans what names somebody. The connector's addresses hold ids of chats, people and meetings, the token's holds the
/// tenant's, and a caller may send any header: what is not on the list goes.</summary>
internal sealed class SpanRedaction : BaseProcessor<Activity>
{
    private const string Address = "url.full";

    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal, "http.request.method", Tags.Status, Tags.Resends, Tags.ErrorType, "http.route", "url.scheme", "network.protocol.name",
        "network.protocol.version");

    // Of a call of ours: in a request it is the Host header, and so the caller's word.
    private static readonly FrozenSet<string> KeptOfCalls = FrozenSet.Create(StringComparer.Ordinal, "server.address", "server.port");

    public override void OnEnd(Activity data)
    {
        // A caller's own text, which all spans of its request inherit.
        data.TraceStateString = null;
        // The attributes of our own spans are words of ours.
        if (data.Source.Name.StartsWith("OkrBot.", StringComparison.Ordinal)) return;
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (name == Address) data.SetTag(name, RedactedAddress.Of(value as string));
            else if (!Kept.Contains(name) && !(data.Kind == ActivityKind.Client && KeptOfCalls.Contains(name))) data.SetTag(name, null);
        }
        // A description is an exception's message.
        if (data.StatusDescription is not null) data.SetStatus(data.Status);
    }
}

/// <summary>An address with its ids taken out: <c>https://smba.example/v3/conversations/*/activities/*</c>.</summary>
internal static class RedactedAddress
{
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "", "v1", "v3", "v1.0", "v2.0", "teams", "amer", "emea", "apac", "conversations", "activities", "members", "pagedmembers",
        "meetings", "participants", "oauth2", "token", ".well-known", "openidconfiguration", "openid-configuration", "keys", "discovery");

    /// <returns>Null, which is no tag, for what is no address.</returns>
    public static string? Of(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        var path = string.Join('/', uri.AbsolutePath.Split('/').Select(part => Words.Contains(part) ? part : "*"));
        return uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + path;
    }
}
