using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OkrBot.Testing;

/// <summary>One value that the program measured.</summary>
public sealed record Measurement(string Name, string? Unit, double Value, IReadOnlyDictionary<string, object?> Tags);

/// <summary>Everything that one program measures from now on, whatever else runs in this process.</summary>
public sealed class Measured : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Measurement> _all = new();

    /// <param name="factory">The program's own.</param>
    public Measured(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyCollection<Measurement> All => _all;

    /// <summary>Of a counter: its sum. Attributes that are not asked for may have any value.</summary>
    public double Sum(string name, params ReadOnlySpan<(string Name, object Value)> tags) => Of(name, tags).Sum(m => m.Value);

    /// <summary>Of a duration: how often it was measured.</summary>
    public int Count(string name, params ReadOnlySpan<(string Name, object Value)> tags) => Of(name, tags).Count;

    /// <summary>What a gauge shows now; null when it shows nothing.</summary>
    public double? Look(string name)
    {
        var before = Of(name).Count;
        _listener.RecordObservableInstruments();
        return Of(name) is var now && now.Count > before ? now[^1].Value : null;
    }

    public List<Measurement> Of(string name, params ReadOnlySpan<(string Name, object Value)> tags)
    {
        var found = _all.Where(m => m.Name == name).ToList();
        foreach (var (tag, value) in tags) found = found.FindAll(m => Equals(m.Tags.GetValueOrDefault(tag), value));
        return found;
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        => _all.Enqueue(new(instrument.Name, instrument.Unit, value, tags.ToArray().ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal)));
}

/// <summary>Meters of a test that has no container.</summary>
public sealed class TestMeters : IMeterFactory
{
    private readonly ConcurrentBag<Meter> _meters = [];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        foreach (var meter in _meters) meter.Dispose();
    }
}
