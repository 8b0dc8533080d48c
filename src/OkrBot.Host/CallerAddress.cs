using System.Net.Sockets;

namespace OkrBot.Host;

/// <summary>By what callers without a name are told apart.</summary>
internal static class CallerAddress
{
    private const int Network = 8;

    /// <summary>Of IPv6 the network: one machine has as many addresses as it likes.</summary>
    public static string Of(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexStringLower(six.GetAddressBytes().AsSpan(0, Network)),
        var four => four.ToString(),
    };
}
