using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Reminders;

/// <summary>Queues a look at each person with open answers, once a day and again when another of their check-ins closes. Who they are and when they
/// work is read by the work itself: a pass over thousands of teams reads no person.</summary>
internal sealed class PlanReminders(IWorkQueue queue) : IRowPlanner
{
    private const int MostRemembered = 100_000;
    private readonly RecentIds _queued = new(MostRemembered);
    private readonly RecentIds _thisPass = new(MostRemembered);
    private DateTimeOffset _passAt;

    public async Task LookAsync(BoardRow row, DateTimeOffset now, CancellationToken cancel)
    {
        // All rows of a pass carry its instant.
        if (now != _passAt) _thisPass.Clear();
        _passAt = now;
        foreach (var open in row.OpenAnswers)
            if (now - open.ClosedAt < Reminding.Longest) await QueueAsync(row, open.Owner, open.Occurrence.Start, now, cancel);
        foreach (var asks in row.WeeklyAsks)
            foreach (var due in asks.At.Where(at => at <= now).TakeLast(1))
                if (now - due < Reminding.Longest) await QueueAsync(row, asks.Owner, due, now, cancel);
    }

    /// <param name="about">Tells the check-ins of a team apart.</param>
    private async Task QueueAsync(BoardRow row, PersonId owner, DateTimeOffset about, DateTimeOffset now, CancellationToken cancel)
    {
        var item = ItemFor(row.Team.Tenant, owner, now);
        var known = string.Create(CultureInfo.InvariantCulture, $"{item.Id}:{row.Team.Team}:{about.ToUnixTimeSeconds()}");
        if (_queued.Contains(known)) return;
        // One look covers all of a person's teams.
        if (!_thisPass.Contains(item.Id)) await queue.EnqueueAsync([item], cancel);
        _thisPass.Add(item.Id);
        // Only now: what could not be queued is tried again by the next pass.
        _queued.Add(known);
    }

    public static WorkItem ItemFor(TenantId tenant, PersonId person, DateTimeOffset now) => new(
        RemindWork.Kind, string.Create(CultureInfo.InvariantCulture, $"remind:{tenant}:{person}:{now.UtcDateTime:yyyyMMdd}"), now, now) { Tenant = tenant, Person = person };
}
