using Microsoft.Extensions.Options;
using OkrBot.Domain;
using OkrBot.Teams.Protocol;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Inbound;

/// <summary>An activity that may be acted on.</summary>
internal sealed record VerifiedActivity(Activity Activity, TenantId Tenant, Uri ServiceUrl);

/// <summary>What stands in a body must fit the caller's token, the channel, the allowed hosts and the tenants that are served.</summary>
internal sealed class ActivityGate(IOptions<TeamsOptions> options, ServiceHosts hosts)
{
    private const string Teams = "msteams";

    /// <summary>The activity, or the refusal: 401 when it does not fit the token, 403 when it does and is not for us.</summary>
    public (VerifiedActivity? Activity, HttpReply Refusal) Check(Caller caller, Activity activity)
    {
        if (activity.ChannelId != Teams)
            return (null, HttpReply.Forbidden);
        if (!caller.Endorsements.Contains(Teams) || !SameAddress(caller.ServiceUrl, activity.ServiceUrl))
            return (null, HttpReply.Unauthorized);
        if (!hosts.TryAllow(activity.ServiceUrl, out var serviceUrl) || Tenant(activity) is not { } tenant)
            return (null, HttpReply.Forbidden);
        return (new(activity, tenant, serviceUrl), HttpReply.Ok);
    }

    /// <summary>Raw texts are compared, never a normalised address with a raw one.</summary>
    private static bool SameAddress(string claim, string? inBody)
        => inBody is not null && WithoutSlash(claim).Equals(WithoutSlash(inBody), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> WithoutSlash(string text) => text.AsSpan(0, text.Length - (text.EndsWith('/') ? 1 : 0));

    /// <summary>The tenant as our settings write it, so that its case never splits a key. Sender's home tenants differ (guests) and are not asked.</summary>
    private TenantId? Tenant(Activity activity)
    {
        var told = activity.ChannelData?.Tenant?.Id;
        var again = activity.Conversation?.TenantId;
        if (string.IsNullOrEmpty(told) || (again is not null && !again.Equals(told, StringComparison.OrdinalIgnoreCase)))
            return null;
        var served = options.Value.Tenants.FirstOrDefault(t => t.Equals(told, StringComparison.OrdinalIgnoreCase));
        return served is null ? null : new TenantId(CanonicalId.Of(served));
    }
}
