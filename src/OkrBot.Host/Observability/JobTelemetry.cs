using System.Diagnostics;
using System.Diagnostics.Metrics;
using OkrBot.App.Bot;
using OkrBot.App.Observability;
using OkrBot.App.Ports;

namespace OkrBot.Host.Observability;

/// <summary>What is measured of the work that runs beside the requests.</summary>
public sealed class JobTelemetry
{
    public const string RoomName = "OkrBot.Host";

    private static readonly ActivitySource Spans = new(RoomName);

    private readonly TimeProvider _time;
    private readonly Histogram<double> _work;
    private readonly Histogram<double> _passes;

    public JobTelemetry(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(RoomName);
        _work = meter.Seconds("okrbot.work.duration", "One run of a due item; how it ended tells done, deferred and failed apart");
        _passes = meter.Seconds("okrbot.planner.pass.duration", "One planner's pass over one shard");
    }

    /// <param name="known">Whether a handler is registered; the kind of another may be any text of a newer version.</param>
    internal Timed Work(WorkItem item, bool known)
    {
        var kind = known ? item.Kind : "unknown";
        var span = Spans.StartActivity(ActivityKind.Consumer, links: TraceOrigin.Links(item.TraceParent), name: "work " + kind);
        return new Timed(span, _work, _time).Tag(Tags.WorkKind, kind).Note(Tags.Attempts, item.Attempts);
    }

    internal static void Tell(Timed work, WorkResult result) => work.Ends(Label.Of(result), result is WorkResult.Failed ? "failed" : null);

    internal Timed Pass(IPlanner planner)
    {
        var name = Label.Of(planner);
        return new Timed(Spans.StartActivity("planner " + name), _passes, _time).Tag(Tags.Planner, name);
    }
}
