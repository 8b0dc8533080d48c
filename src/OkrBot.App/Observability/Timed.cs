using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OkrBot.App.Observability;

/// <summary>Something under way: a span where somebody listens to traces, and one measurement of its duration when it is disposed.</summary>
/// <param name="span">Null when nobody listens. It is ended here.</param>
/// <param name="time">The program's clock, so that a rehearsal measures rehearsed seconds.</param>
public sealed class Timed(Activity? span, Histogram<double> duration, TimeProvider time) : IDisposable
{
    private const string Interrupted = "interrupted";

    private readonly long _start = time.GetTimestamp();
    private TagList _tags;
    private bool _ended;

    /// <summary>On the measurement and on the span: one of few values.</summary>
    public Timed Tag(string name, object value)
    {
        _tags.Add(name, value);
        span?.SetTag(name, value);
        return this;
    }

    /// <summary>On the span only: a number without a bound.</summary>
    public Timed Note(string name, object value)
    {
        span?.SetTag(name, value);
        return this;
    }

    /// <summary>Without this it counts as interrupted.</summary>
    /// <param name="error">What kind of thing went wrong on our side or at a service that we called; null where all went well, and for a refusal.</param>
    public void Ends(string outcome, string? error = null)
    {
        _ended = true;
        Tag(Tags.Outcome, outcome);
        if (error is null) return;
        Tag(Tags.ErrorType, error);
        span?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        if (!_ended) Ends(Interrupted, Interrupted);
        duration.Record(time.GetElapsedTime(_start).TotalSeconds, _tags);
        span?.Dispose();
    }
}
