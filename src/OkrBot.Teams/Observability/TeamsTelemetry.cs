using System.Diagnostics;
using System.Diagnostics.Metrics;
using OkrBot.App.Bot;
using OkrBot.App.Observability;
using OkrBot.App.Ports;

namespace OkrBot.Teams.Observability;

/// <summary>What this room measures: turns, callers refused, messages sent, calls to Teams' connector and how it slows us down.</summary>
public sealed class TeamsTelemetry
{
    public const string RoomName = "OkrBot.Teams";

    /// <summary>Reasons of <see cref="Throttled"/>.</summary>
    internal const string ByTeams = "teams", ByOwnBudget = "own_budget";

    private static readonly ActivitySource Spans = new(RoomName);

    private readonly TimeProvider _time;
    private readonly Histogram<double> _turns;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _sends;
    private readonly Histogram<double> _waits;
    private readonly Counter<long> _throttles;
    private readonly Counter<long> _reservations;
    private readonly Histogram<double> _calls;

    public TeamsTelemetry(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(RoomName);
        _turns = meter.Seconds("okrbot.turn.duration", "From the verified activity to its answer");
        _refused = meter.CreateCounter<long>("okrbot.turn.refused", "{request}", "Callers refused before a turn began");
        _sends = meter.CreateCounter<long>("okrbot.sends", "{message}", "Messages, edits and deletions by how they ended");
        _waits = meter.Seconds("okrbot.send.budget.wait", "How long a send waited for our own budget");
        _throttles = meter.CreateCounter<long>("okrbot.send.throttles", "{throttle}", "Answers 429 of Teams, and sends that our own budget put off");
        _reservations = meter.CreateCounter<long>("okrbot.send.reservations", "{reservation}", "Batches of sends asked of the budget that all servers share");
        _calls = meter.Seconds("okrbot.connector.call.duration", "A call to Teams' connector with its retries");
    }

    internal Timed Turn(Act act)
    {
        var kind = Label.Of(act);
        return new Timed(Spans.StartActivity("turn " + kind), _turns, _time).Tag(Tags.Act, kind);
    }

    internal void Refused(int status, string reason) => _refused.Add(1, new(Tags.Status, status), new(Tags.Reason, reason));

    internal void Sent(SendResult result, SendClass sendClass)
        => _sends.Add(1, new(Tags.Outcome, Label.Of(result)), new(Tags.SendClass, Label.Of(sendClass)));

    internal void Waited(TimeSpan wait, SendClass sendClass) => _waits.Record(wait.TotalSeconds, new KeyValuePair<string, object?>(Tags.SendClass, Label.Of(sendClass)));

    internal void Throttled(string reason) => _throttles.Add(1, new KeyValuePair<string, object?>(Tags.Reason, reason));

    /// <param name="outcome"><c>given</c>, <c>full</c> (fewer than asked for), <c>unknown</c> (storage did not answer).</param>
    internal void Reserved(string outcome) => _reservations.Add(1, new KeyValuePair<string, object?>(Tags.Outcome, outcome));

    /// <param name="operation">A word of ours; addresses hold ids.</param>
    internal Timed Call(string operation)
        => new Timed(Spans.StartActivity("connector " + operation), _calls, _time).Tag(Tags.ConnectorOperation, operation);
}
