using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Connector;

/// <summary>The address is not one that our token may go to. Nothing was sent.</summary>
public sealed class HostNotAllowedException() : Exception("The service URL's host is not in Teams:AllowedServiceHosts");

/// <summary>Stands before the token is attached: no request of ours ever goes to an unlisted host, wherever its address came from.</summary>
internal sealed class HostWall(ServiceHosts hosts) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => request.RequestUri is { } address && hosts.Allows(address)
            ? base.SendAsync(request, cancellationToken)
            : throw new HostNotAllowedException();
}
