using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Scale;

/// <summary>A sync of many teams costs so many calls; the benchmark <c>sync</c> does the same with 2,000.</summary>
public sealed class SyncTests
{
    private const int Teams = 60, Mailboxes = 45;

    [Fact]
    public async Task The_first_look_costs_a_call_a_mailbox_and_two_a_series_and_a_quiet_night_one_a_mailbox()
    {
        await using var stage = await Stage.SetAsync(new StageShape { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = "true" } });
        var tenant = (await stage.Get<IDirectory>().FindTenantAsync(stage.Checkout.Id.Tenant, CancellationToken.None))!;
        var seed = new SyncSeed(stage.Program.Services, stage.Tenant, tenant.Live.Single(cycle => cycle.Id == stage.Checkout.Id.Cycle));
        await seed.SowAsync(Teams, Mailboxes, CancellationToken.None);

        Assert.Equal($"calendarDelta {Mailboxes}, getEvent {Teams}, listInstances {Teams}", await LookAsync(stage, seed));
        Assert.Equal($"calendarDelta {Mailboxes}", await LookAsync(stage, seed));

        stage.Tenant.Graph.Calendars.Move(seed.Series[7], seed.Series[7].Start.AddDays(7), seed.Series[7].Start.AddDays(8));
        stage.Counts.Reset();
        Assert.Equal($"calendarDelta {Mailboxes}, getEvent 1, listInstances 1", await LookAsync(stage, seed));
        Assert.Equal(2, stage.Counts.Of(TableNames.TeamCycles));
        var moved = (await stage.Get<IDirectory>().FindSeriesAsync(tenant.Tenant, new(seed.Series[7].Online!.ThreadId), CancellationToken.None))!;
        Assert.Contains(moved.Known!.Meetings, one => one.Start == new DateTimeOffset(seed.Series[7].Start.AddDays(8), TimeSpan.FromHours(1)));

        Assert.Empty(stage.Tenant.Violations.All);
        Assert.Equal((0, 0), (stage.Tenant.Graph.Counts.Invalid, stage.Tenant.Graph.Counts.Throttled));
        Assert.All(seed.Organisers, organiser => Assert.InRange(stage.Tenant.Graph.MostAtOnce(organiser), 1, 4));
    }

    private static async Task<string> LookAsync(Stage stage, SyncSeed seed)
    {
        var before = stage.Tenant.Graph.Counts.ByOperation;
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        await seed.QueueAsync(CalendarWork.Look, stage.Time.Now, CancellationToken.None);
        await stage.WorkAsync();
        return string.Join(", ", stage.Tenant.Graph.Counts.ByOperation.Select(one => (one.Key, Count: one.Value - before.GetValueOrDefault(one.Key)))
            .Where(one => one.Count > 0).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Count}"));
    }
}
