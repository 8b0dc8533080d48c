using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Rehearsal.Graph;
using Xunit.Abstractions;

namespace OkrBot.Host.Tests.Year;

/// <summary>A year of a facilitator's calendar: two series in two zones that change their clocks on four days, moved, called off, shortened, ended and made anew, with
/// notifications that come late, twice or never.</summary>
public sealed class YearTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Until = new(2027, 10, 4, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The Berlin series ends before this Tuesday, and another one begins with it.</summary>
    private static readonly DateTime Anew = new(2027, 5, 4, 10, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public async Task Every_meeting_that_is_held_has_its_check_in_at_the_right_local_time_none_that_fell_out_has_one_and_none_has_two()
    {
        await using var stage = await YearStage.SetAsync();
        var berlin = await stage.AddAsync("search", "Europe/Berlin", new(2026, 10, 6, 9, 30, 0, DateTimeKind.Unspecified), TimeSpan.FromMinutes(30), Placement.AtStart);
        var york = await stage.AddAsync("shipping", "America/New_York", new(2026, 10, 8, 10, 0, 0, DateTimeKind.Unspecified), TimeSpan.FromMinutes(45), new(PlacementKind.LastTenMinutes));
        berlin.Meetings.RemoveAll(held => held.Original >= Anew.Date);
        var again = stage.Schedule("Search anew", "Europe/Berlin", Anew, TimeSpan.FromMinutes(30), Placement.AtStart, berlin.Team, weeks: YearStage.Weeks - berlin.Meetings.Count);
        YearSeries[] all = [berlin, york, again];

        List<YearChange> changes = [.. YearScript.Of(berlin, stage.Calendars, 0), .. YearScript.Of(york, stage.Calendars, 5), .. YearScript.Of(again, stage.Calendars, 3)];
        foreach (var series in all) stage.Watch(series);
        foreach (var change in changes)
        {
            stage.Change(change);
            stage.TellLater(change);
        }
        // On the Friday before: the old series ends, and Ann picks the new one.
        stage.When(berlin.At(Anew.AddDays(-4)), async () =>
        {
            stage.Calendars.End(berlin.Item, DateOnly.FromDateTime(Anew.AddDays(-1)));
            await stage.PickAsync(again);
        });
        var began = System.Diagnostics.Stopwatch.StartNew();
        await stage.PlayAsync(Until);
        Tell(stage, all, changes, began.Elapsed);

        AssertCalls(stage.Stage.Tenant.Graph.Counts, meetings: all.Sum(series => series.Meetings.Count), changes.Count);
        await AssertAsync(stage, [berlin, again]);
        await AssertAsync(stage, [york]);
        Assert.Equal(0, stage.Stage.Tenant.Graph.Counts.Invalid);
        Assert.Empty(stage.Stage.Tenant.Violations.All);
        Assert.Equal(0, await stage.Stage.Get<IWorkQueue>().CountDeadLettersAsync(CancellationToken.None));
    }

    private void Tell(YearStage stage, YearSeries[] all, List<YearChange> changes, TimeSpan took)
    {
        output.WriteLine($"{all.Sum(s => s.Meetings.Count)} meetings, {all.Sum(s => s.Meetings.Count(held => held.IsDropped))} called off, {changes.Count} changes; notifications told {stage.Notifications.Told}, lost {stage.Notifications.Lost}; {took.TotalSeconds:0} s");
        output.WriteLine("Graph in a year: " + string.Join(", ", stage.Stage.Tenant.Graph.Counts.ByOperation.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}")));
    }

    /// <summary>A look a night, another after what was told; one question shortly before each meeting, and both series are read again after a change and about once a month.</summary>
    private static void AssertCalls(GraphCounts counts, int meetings, int changes)
    {
        Assert.Equal(1, counts["subscribe"]);
        Assert.InRange(counts["renewSubscription"], 350, 366);
        Assert.InRange(counts["calendarDelta"], 364, 366 + changes);
        Assert.InRange(counts["listInstances"], meetings * 3 / 4, meetings + (2 * changes) + 50);
        Assert.InRange(counts["getEvent"], changes / 2, (2 * changes) + 50);
        // When a check-in opens its owner's mailbox is asked whether she is away: once a day.
        Assert.InRange(counts["getMailboxSettings"], meetings * 3 / 4, meetings);
    }

    /// <summary>What the history of a team says against what the organiser meant.</summary>
    private static async Task AssertAsync(YearStage stage, YearSeries[] series)
    {
        var opened = await stage.Stage.Get<ITeamCycles>().HistoryAsync(series[0].Team, CancellationToken.None).Select(entry => entry.Event).OfType<TeamEvent.SegmentOpened>().ToListAsync();
        var meant = series.SelectMany(one => one.Meetings.Where(held => !held.IsDropped).Select(held => (one.Chat.Id, Start: one.StartOf(held), Local: one.Local(one.OpensAt(held)), Ends: one.EndOf(held)))).OrderBy(one => one.Start).ToList();
        var local = series[0];
        Assert.Equal(meant.Select(one => $"{local.Local(one.Start)} opens {one.Local}"), opened.OrderBy(e => e.At).Select(e => $"{local.Local(e.Occurrence.Start)} opens {local.Local(e.At)}"));
        Assert.Equal(meant.Select(one => one.Ends), opened.OrderBy(e => e.At).Select(e => e.ScheduledEnd!.Value));
        // One card each, in the chat where it is held.
        foreach (var one in series)
            Assert.Equal(one.Meetings.Count(held => !held.IsDropped), stage.Stage.Tenant.World.MessagesIn(one.Chat.Id).Count(message => message.Card?.ToJsonString().Contains("checkin.", StringComparison.Ordinal) == true));
    }
}
