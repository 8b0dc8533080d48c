using OkrBot.Rehearsal.Graph.Subscriptions;

namespace OkrBot.Rehearsal.Playing.Calendars;

/// <summary>Brings Microsoft 365's notifications to the program, or loses them, and counts both.</summary>
internal sealed class Notices(GraphSubscriptions all, Action<string> miss)
{
    private const int Taken = 202;

    internal int Told { get; private set; }

    internal int Lost { get; private set; }

    /// <param name="times">How often each is brought.</param>
    internal async Task TellAsync(int times, CancellationToken cancel)
    {
        var statuses = await all.DeliverAsync(times, cancel);
        Told += statuses.Count;
        foreach (var status in statuses.Where(status => status != Taken).Distinct()) miss($"A notification was answered with {Words.Of(status)}.");
    }

    internal void Lose()
    {
        Lost += all.Waiting;
        all.Lose();
    }
}
