using Microsoft.Extensions.Options;

namespace OkrBot.Teams.Settings;

/// <summary>The hosts that our token may go to. Exact names: <c>trafficmanager.net</c> is shared by all of Azure, so no suffix is ever trusted.</summary>
public sealed class ServiceHosts
{
    private static readonly string[] Loopback = ["127.0.0.1", "localhost", "[::1]"];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Host, int? Port)> _loopback = [];

    public ServiceHosts(IOptions<TeamsOptions> options)
        : this(options.Value.AllowedServiceHosts.Count > 0 ? options.Value.AllowedServiceHosts : options.Value.Cloud.ConnectorHosts)
    {
    }

    internal ServiceHosts(IEnumerable<string> entries)
    {
        foreach (var entry in entries)
        {
            if (TryLoopback(entry, out var host, out var port))
                _loopback.Add((host, port));
            else
                _names.Add(entry);
        }
    }

    /// <summary>https, default port, no user name, no query, an exact host; http only for a loopback host that was listed by hand.</summary>
    public bool Allows(Uri address)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            return false;
        if (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && _names.Contains(address.Host))
            return true;
        return address.Scheme is "http" or "https"
            && _loopback.Exists(l => l.Host.Equals(address.Host, StringComparison.OrdinalIgnoreCase) && (l.Port is null || l.Port == address.Port));
    }

    /// <summary>An activity's service URL, when it may be used. A base address has no query.</summary>
    public bool TryAllow(string? serviceUrl, out Uri address)
    {
        if (Uri.TryCreate(serviceUrl, UriKind.Absolute, out var parsed) && parsed.Query.Length == 0 && Allows(parsed))
        {
            address = parsed;
            return true;
        }
        address = new Uri("about:blank");
        return false;
    }

    internal static bool IsEntry(string entry)
        => TryLoopback(entry, out _, out _) || Uri.CheckHostName(entry) is UriHostNameType.Dns && !Loopback.Contains(entry, StringComparer.OrdinalIgnoreCase);

    private static bool TryLoopback(string entry, out string host, out int? port)
    {
        foreach (var name in Loopback)
        {
            if (entry.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                (host, port) = (name, null);
                return true;
            }
            if (entry.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)
                && ushort.TryParse(entry.AsSpan(name.Length + 1), System.Globalization.NumberStyles.None, null, out var number) && number > 0)
            {
                (host, port) = (name, number);
                return true;
            }
        }
        (host, port) = ("", null);
        return false;
    }
}
