using System.Diagnostics;
using System.Diagnostics.Metrics;
using OkrBot.App.Observability;
using OkrBot.App.Ports;
using OkrBot.Storage.Tables;
using OkrBot.Storage.TeamCycles;

namespace OkrBot.Storage.Observability;

/// <summary>What this room measures of saves and of requests to its tables. The queue measures itself: <see cref="Queues.MeasuredWorkQueue"/>.</summary>
internal sealed class StorageTelemetry
{
    public const string RoomName = "OkrBot.Storage";

    /// <summary>Reasons of <see cref="DecidesAgain"/>.</summary>
    public const string OtherServer = "other_server", NoAnswer = "storage";

    private static readonly ActivitySource Spans = new(RoomName);

    private readonly TimeProvider _time;
    private readonly Histogram<double> _saves;
    private readonly Counter<long> _conflicts;

    public StorageTelemetry(IMeterFactory meters, TableRequestCounts requests, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(RoomName);
        _saves = meter.Seconds("okrbot.save.duration", "A command of one team, from its coming to its answer");
        _conflicts = meter.CreateCounter<long>("okrbot.save.conflicts", "{round}", "Rounds in which another server was first, or storage did not answer");
        meter.CreateObservableCounter("okrbot.storage.requests", () => Requests(requests), "{request}", "Requests to tables since the start");
    }

    public Timed Save() => new(Spans.StartActivity("save"), _saves, _time);

    /// <summary>The commands of a round are loaded and decided once more.</summary>
    public void DecidesAgain(string reason) => _conflicts.Add(1, new KeyValuePair<string, object?>(Tags.Reason, reason));

    public static void Tell(Timed save, PendingCommand command, Change change)
    {
        save.Note(Tags.Rounds, command.Rounds).Note(Tags.Rows, command.Rows);
        if (change is Change.Refused { Refusal.Code: var code }) save.Tag(Tags.Refusal, code);
        save.Ends(change is Change.Saved { Repeated: true } ? "repeated" : Label.Of(change), change is Change.Busy ? "busy" : null);
    }

    private static IEnumerable<Measurement<long>> Requests(TableRequestCounts requests)
        => requests.Snapshot().Select(count => new Measurement<long>(
            count.Value, new(Tags.Table, count.Key.Table), new(Tags.TableOperation, Label.Of(count.Key.Kind))));
}
