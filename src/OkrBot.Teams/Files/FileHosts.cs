using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Files;

/// <summary>Where files may be fetched from: by the name of the host, and again by the address that the name leads to.</summary>
public sealed class FileHosts
{
    private const string AnyLabel = "*.";
    private static readonly SearchValues<char> LabelLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    private readonly List<string> _suffixes = [];
    private readonly ServiceHosts _exact;

    public FileHosts(IOptions<FilesOptions> options)
        : this(options.Value.EffectiveHosts)
    {
    }

    internal FileHosts(IEnumerable<string> entries)
    {
        var all = entries.ToList();
        _suffixes.AddRange(all.Where(entry => entry.StartsWith(AnyLabel, StringComparison.Ordinal)).Select(entry => entry[1..]));
        _exact = new ServiceHosts(all.Where(entry => !entry.StartsWith(AnyLabel, StringComparison.Ordinal)));
    }

    /// <summary>https, default port, no user name, a host of the list; http only for a loopback host that was listed by hand.</summary>
    public bool Allows(string? address, out Uri allowed)
    {
        allowed = new Uri("about:blank");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0) return false;
        if (!_exact.Allows(uri) && !(uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && _suffixes.Exists(suffix => IsOneLabelMore(uri.Host, suffix)))) return false;
        allowed = uri;
        return true;
    }

    /// <summary>Connects to the very address that was looked at: a name that leads into the own network gets no connection.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var listed = context.InitialRequestMessage.RequestUri is { } uri && uri.IsLoopback && _exact.Allows(uri);
        var addresses = await Dns.GetHostAddressesAsync(host, cancel);
        var public_ = addresses.Where(address => listed || IsPublic(address)).ToArray();
        if (public_.Length == 0) throw new HttpRequestException(HttpRequestError.ConnectionError, "The host leads to no public address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(public_, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    internal static bool IsEntry(string entry)
        => entry.StartsWith(AnyLabel, StringComparison.Ordinal)
            ? Uri.CheckHostName(entry[2..]) == UriHostNameType.Dns && entry[2..].Contains('.', StringComparison.Ordinal)
            : ServiceHosts.IsEntry(entry);

    /// <summary>Not of this machine, of a private network, of a link, of many receivers or of no use.</summary>
    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return false;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return !(address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.IsIPv6Teredo || address.Equals(IPAddress.IPv6Any)
                || address.GetAddressBytes() is [0x00, 0x64, 0xFF, 0x9B, ..] or [0x20, 0x02, ..]);
        return address.GetAddressBytes() switch
        {
            [0 or 10 or 127 or >= 224, ..] or [169, 254, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [100, >= 64 and <= 127, ..] or [198, 18 or 19, ..] or [192, 0, 0, _] => false,
            _ => true,
        };
    }

    private static bool IsOneLabelMore(string host, string suffix)
        => host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            && host.AsSpan(0, host.Length - suffix.Length).IndexOfAnyExcept(LabelLetters) < 0;
}
