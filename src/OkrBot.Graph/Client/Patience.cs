using System.Net;

namespace OkrBot.Graph.Client;

/// <summary>Tries again what may be repeated and failed for a moment: twice at most, and only while the wait is short. What makes something (POST) is never
/// repeated here: its caller knows how to find out whether it was made.</summary>
internal sealed class Patience(TimeProvider time) : DelegatingHandler
{
    private const int MostTries = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (attempt == MostTries || request.Method == HttpMethod.Post || !IsMomentary(response.StatusCode)) return response;
            var wait = Quiet.WaitOf(response.Headers.RetryAfter, time) ?? FirstWait * attempt;
            if (wait > LongestWait) return response;
            if (wait < TimeSpan.Zero) wait = TimeSpan.Zero;
            response.Dispose();
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private static bool IsMomentary(HttpStatusCode status)
        => status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
