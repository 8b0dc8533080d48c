using System.Net;
using System.Net.Http.Headers;
using OkrBot.App.Ports;

namespace OkrBot.Graph.Client;

/// <summary>No token could be had; nothing was sent.</summary>
internal sealed class NoTokenException() : Exception("No token for Microsoft Graph");

/// <summary>Attaches our token, to the one configured host only, wherever a link came from. A refused token is dropped, fetched once and tried once more.</summary>
internal sealed class TokenAttacher(IAppTokens tokens, string scope, Uri home) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || address.Authority != home.Authority || address.Scheme != home.Scheme || !address.AbsolutePath.StartsWith(home.AbsolutePath, StringComparison.Ordinal))
            throw new HttpRequestException("The address is not Graph's");
        var token = await AttachAsync(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized) return response;
        response.Dispose();
        tokens.Drop(scope, token);
        await AttachAsync(request, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task<string> AttachAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var token = await tokens.FindAsync(scope, cancel) ?? throw new NoTokenException();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return token;
    }
}
