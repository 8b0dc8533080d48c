using System.Collections.Concurrent;
using System.Diagnostics;

namespace OkrBot.Testing;

/// <summary>The program's own spans that come of what this test does, whatever else runs in this process: they share the test's trace.</summary>
public sealed class Spans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly Activity _test = new("test");
    private readonly ActivityListener _listener;

    public Spans()
    {
        _test.SetIdFormat(ActivityIdFormat.W3C).ActivityTraceFlags = ActivityTraceFlags.Recorded;
        _test.Start();
        _listener = new ActivityListener
        {
            // Without the server's own span a request would begin a trace of its own.
            ShouldListenTo = source => source.Name.StartsWith("OkrBot.", StringComparison.Ordinal) || source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Those that have ended, in the order of their ends.</summary>
    public List<Activity> Of(string name) => [.. _ended.Where(span => span.OperationName == name)];

    public void Dispose()
    {
        _listener.Dispose();
        _test.Dispose();
    }

    private void Keep(Activity span)
    {
        if (span.TraceId == _test.TraceId) _ended.Enqueue(span);
    }
}
