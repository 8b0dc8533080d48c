using System.Diagnostics.Metrics;

namespace OkrBot.Teams.Turns;

/// <summary>The room's own figures, in the meter <c>OkrBot</c>.</summary>
public sealed class TeamsMetrics
{
    public const string MeterName = "OkrBot";

    private readonly Counter<long> _refused;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _sends;

    public TeamsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _refused = meter.CreateCounter<long>("okrbot.teams.refused", "{request}", "Callers refused before a turn began");
        _failed = meter.CreateCounter<long>("okrbot.turns.failed", "{turn}", "Turns that ended in an apology");
        _duration = meter.CreateHistogram<double>("okrbot.turns.duration", "s", "From the verified activity to its answer");
        _sends = meter.CreateCounter<long>("okrbot.teams.sends", "{message}", "Messages, edits and deletions by how they ended");
    }

    internal void Refused(int status, string reason) => _refused.Add(1, new("status", status), new("reason", reason));

    internal void Failed(string act) => _failed.Add(1, new KeyValuePair<string, object?>("act", act));

    internal void Took(string act, TimeSpan time) => _duration.Record(time.TotalSeconds, new KeyValuePair<string, object?>("act", act));

    internal void Sent(string outcome, string sendClass) => _sends.Add(1, new("outcome", outcome), new("class", sendClass));
}
