using System.Diagnostics;

namespace OkrBot.Benchmarks.Driving;

/// <param name="Rate">Saves a second, sent when they are due whatever the answers do; null = each connection sends its next save when its last is answered.</param>
internal sealed record LoadPlan(int Connections, TimeSpan Length, double? Rate);

/// <summary>What a stretch of load came to.</summary>
/// <param name="Took">From the first save sent to the last one answered.</param>
internal sealed record LoadResult(TimeSpan Took, IReadOnlyList<Tally> Tallies)
{
    public int Saved => Tallies.Sum(tally => tally.Acknowledged.Count);
    public int Failed => Tallies.Sum(tally => tally.Failures.Count);
    public int MeanAnswerBytes => Saved == 0 ? 0 : (int)(Tallies.Sum(tally => tally.AnswerBytes) / Saved);
}

/// <summary>Drives one server, or several in turn, over so many connections for so long, or until the numbers are used up.</summary>
internal sealed class Load(IReadOnlyList<Uri> bots, SaveWriter writer, TokenPool tokens) : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { Timeout = LongestAnswer };
    private int _last = -1;

    public async Task<LoadResult> RunAsync(LoadPlan plan, CancellationToken cancel)
    {
        var schedule = new Schedule(plan);
        var tallies = Enumerable.Range(0, plan.Connections).Select(_ => new Tally()).ToList();
        await Task.WhenAll(tallies.Select((tally, at) => Task.Run(() => ConnectionAsync(bots[at % bots.Count], schedule, tally, cancel), cancel)));
        return new LoadResult(schedule.Elapsed, tallies);
    }

    public void Dispose() => _http.Dispose();

    private async Task ConnectionAsync(Uri bot, Schedule schedule, Tally tally, CancellationToken cancel)
    {
        var client = new SaveClient(_http, bot, writer, tokens);
        while (await schedule.NextAsync(cancel) is { } since)
        {
            var number = Interlocked.Increment(ref _last);
            if (number >= SaveValues.Most) return;
            await client.SendAsync(number, since, tally, cancel);
        }
    }

    /// <summary>When each save is due.</summary>
    private sealed class Schedule(LoadPlan plan)
    {
        private readonly long _start = Stopwatch.GetTimestamp();
        private long _sent = -1;

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

        /// <summary>The instant from which the next save's latency counts; null = the time is over.</summary>
        public async ValueTask<long?> NextAsync(CancellationToken cancel)
        {
            if (plan.Rate is not { } rate) return Elapsed < plan.Length ? Stopwatch.GetTimestamp() : null;
            var due = TimeSpan.FromSeconds(Interlocked.Increment(ref _sent) / rate);
            if (due >= plan.Length) return null;
            if (due - Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait, cancel);
            // Timers wake up to a millisecond late; that is in the figure, for nothing is taken off.
            return _start + (long)(due.TotalSeconds * Stopwatch.Frequency);
        }
    }
}
