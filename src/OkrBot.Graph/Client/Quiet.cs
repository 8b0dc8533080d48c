using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace OkrBot.Graph.Client;

/// <summary>Where Graph said "not before", all callers of that mailbox or chat keep to it: a short time they wait, of a long one they are told without asking.</summary>
internal sealed class Quiet(TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null = go on; else the answer that Graph would give.</returns>
    public async Task<HttpResponseMessage?> PassAsync(string place, HttpRequestMessage request, CancellationToken cancel)
    {
        while (_until.TryGetValue(place, out var until))
        {
            var left = until - time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                _until.TryRemove(KeyValuePair.Create(place, until));
                break;
            }
            if (left > LongestWait) return NotBefore(left, request);
            await Task.Delay(left, time, cancel);
        }
        return null;
    }

    public void Hear(string place, HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.TooManyRequests || WaitOf(response, time) is not { } wait) return;
        var until = time.GetUtcNow() + wait;
        _until.AddOrUpdate(place, until, (_, known) => known > until ? known : until);
    }

    /// <summary>What the answer says how long to wait, in either of its forms.</summary>
    public static TimeSpan? WaitOf(HttpResponseMessage response, TimeProvider time)
        => response.Headers.RetryAfter is { } told ? told.Delta ?? (told.Date is { } date ? date - time.GetUtcNow() : null) : null;

    private static HttpResponseMessage NotBefore(TimeSpan left, HttpRequestMessage request) => new(HttpStatusCode.TooManyRequests)
    {
        RequestMessage = request,
        Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds))) },
    };
}
