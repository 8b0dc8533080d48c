using System.Collections.Concurrent;

namespace OkrBot.Rehearsal.Connector;

/// <summary>Teams' published limits of one bot: calls per conversation in four windows, and all calls per tenant and second.
/// Source: "Optimize your bot with rate limiting in Teams", dated 2026-10-08.</summary>
internal sealed class SendLimits(TimeProvider time)
{
    private static readonly Window[] Sends = [new(1, 7), new(2, 8), new(30, 60), new(3600, 1800)];
    private static readonly Window[] Reads = [new(1, 14), new(2, 16), new(30, 120), new(3600, 3600)];
    private static readonly Window[] Tenant = [new(1, 50)];

    private readonly ConcurrentDictionary<string, Log> _logs = new(StringComparer.Ordinal);

    /// <summary>How long to wait, or null when the call may pass; a call that passes is counted.</summary>
    internal TimeSpan? WaitFor(string? conversation, CallKind kind)
    {
        var now = time.GetUtcNow();
        var isRead = kind is CallKind.Members or CallKind.Member;
        if (_logs.GetOrAdd("tenant", static _ => new()).Take(now, Tenant) is { } tenantWait) return tenantWait;
        if (conversation is null) return null;
        return _logs.GetOrAdd($"{(isRead ? "read" : "send")}|{conversation}", static _ => new()).Take(now, isRead ? Reads : Sends);
    }

    private sealed record Window(int Seconds, int Most);

    private sealed class Log
    {
        private readonly Lock _gate = new();
        private readonly List<DateTimeOffset> _calls = [];

        internal TimeSpan? Take(DateTimeOffset now, Window[] windows)
        {
            lock (_gate)
            {
                _calls.RemoveAll(call => call <= now.AddSeconds(-windows[^1].Seconds));
                foreach (var window in windows)
                {
                    var inside = _calls.FindAll(call => call > now.AddSeconds(-window.Seconds));
                    if (inside.Count >= window.Most) return inside[^window.Most].AddSeconds(window.Seconds) - now;
                }
                _calls.Add(now);
                return null;
            }
        }
    }
}
