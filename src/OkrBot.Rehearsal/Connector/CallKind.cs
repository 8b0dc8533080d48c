using System.Collections.Concurrent;

namespace OkrBot.Rehearsal.Connector;

/// <summary>What the bot asked of the connector.</summary>
public enum CallKind { Create, Send, Reply, Update, Delete, Members, Member, Meeting, Participant, Notification, Team }

/// <summary>What the bot asked, counted on arrival; and how often it was told to wait or refused.</summary>
public sealed class ConnectorCounts
{
    private readonly ConcurrentDictionary<CallKind, int> _calls = new();
    private int _throttled;
    private int _unauthorized;
    private int _failed;

    public int this[CallKind kind] => _calls.GetValueOrDefault(kind);

    public int Total => _calls.Values.Sum();

    /// <summary>New messages: sends and replies.</summary>
    public int Messages => this[CallKind.Send] + this[CallKind.Reply];

    /// <summary>Answers with 429.</summary>
    public int Throttled => _throttled;

    /// <summary>Answers with 401.</summary>
    public int Unauthorized => _unauthorized;

    /// <summary>Other answers of 400 and above, and connections cut on purpose.</summary>
    public int Failed => _failed;

    internal void Called(CallKind kind) => _calls.AddOrUpdate(kind, 1, static (_, count) => count + 1);

    internal void Answered(int status)
    {
        if (status == 429) Interlocked.Increment(ref _throttled);
        else if (status == 401) Interlocked.Increment(ref _unauthorized);
        else if (status is 0 or >= 400) Interlocked.Increment(ref _failed);
    }
}
