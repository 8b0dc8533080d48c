using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace OkrBot.Graph.Client;

/// <summary>Where Graph said "not before", all callers of that place keep to it: a short time they wait, of a long one they are told without asking.</summary>
internal sealed class Quiet(TimeProvider time)
{
    private const int MostRemembered = 1_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Place, DateTimeOffset> _until = new();

    /// <summary>How many places are remembered.</summary>
    public int Count => _until.Count;

    /// <returns>Null = go on; else how long Graph wants to hear nothing of it.</returns>
    public async Task<TimeSpan?> PassAsync(Place place, CancellationToken cancel)
    {
        while (_until.TryGetValue(place, out var until))
        {
            var left = until - time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                _until.TryRemove(KeyValuePair.Create(place, until));
                break;
            }
            if (!IsShort(left)) return left;
            await Task.Delay(left, time, cancel);
        }
        return null;
    }

    public void Hear(Place place, TimeSpan wait)
    {
        var now = time.GetUtcNow();
        var until = now + wait;
        // What is over is forgotten by whoever comes next to the place, if anybody does.
        if (_until.Count >= MostRemembered)
            foreach (var over in _until.Where(one => one.Value <= now)) _until.TryRemove(over);
        _until.AddOrUpdate(place, until, (_, known) => known > until ? known : until);
    }

    /// <summary>Whether a caller is held here for it, rather than told.</summary>
    public static bool IsShort(TimeSpan wait) => wait <= LongestWait;

    /// <summary>How long Graph wants quiet; null when it does not ask for it.</summary>
    public static TimeSpan? WaitIn(HttpResponseMessage response, TimeProvider time) => response.StatusCode == HttpStatusCode.TooManyRequests ? WaitOf(response.Headers.RetryAfter, time) : null;

    /// <summary>What the header says how long to wait, in either of its forms.</summary>
    public static TimeSpan? WaitOf(RetryConditionHeaderValue? told, TimeProvider time) => told?.Delta ?? (told?.Date is { } date ? date - time.GetUtcNow() : null);

    /// <summary>The answer that Graph would give.</summary>
    public static HttpResponseMessage NotBefore(TimeSpan left, HttpRequestMessage request) => new(HttpStatusCode.TooManyRequests)
    {
        RequestMessage = request,
        Headers = { RetryAfter = new RetryConditionHeaderValue(Rounded(left)) },
    };

    /// <summary>Up to the second, as the header counts.</summary>
    public static TimeSpan Rounded(TimeSpan left) => TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds));
}
