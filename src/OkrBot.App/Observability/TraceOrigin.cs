using System.Diagnostics;

namespace OkrBot.App.Observability;

/// <summary>The span in which work was asked for, as W3C's <c>traceparent</c>: 55 characters of random ids.</summary>
public static class TraceOrigin
{
    /// <summary>Null when no span is recorded here, which is always so where no telemetry is configured.</summary>
    public static string? Current => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } span ? span.Id : null;

    /// <summary>For the span of the work itself; none when the text is not readable.</summary>
    public static IEnumerable<ActivityLink> Links(string? origin)
        => ActivityContext.TryParse(origin, traceState: null, isRemote: true, out var context) ? [new ActivityLink(context)] : [];
}
