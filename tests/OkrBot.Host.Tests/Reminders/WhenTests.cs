using OkrBot.App.Ports;
using OkrBot.Domain.Reminders;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Reminders;

/// <summary>On which day and at which hour the personal card comes.</summary>
public sealed class WhenTests
{
    [Fact]
    public async Task In_the_evening_it_waits_for_the_morning()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ToAsync("2026-11-03T17:00");
        await stage.ToAsync("2026-11-04T08:59");
        Assert.Equal(0, stage.AllCards());
        await stage.ToAsync("2026-11-04T09:00");
        Assert.Single(stage.CardsOf("Emre"));
    }

    [Fact]
    public async Task Over_the_weekend_it_waits_for_monday()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ChangeAsync("Emre", entry => entry with { Reminders = new Manners { Week = new([DayOfWeek.Monday, DayOfWeek.Tuesday], new(9, 0), new(13, 0)) } });
        foreach (var day in new[] { "2026-11-03T15:00", "2026-11-06T10:00", "2026-11-07T10:00", "2026-11-08T10:00", "2026-11-09T08:59" }) await stage.ToAsync(day);
        Assert.Equal(0, stage.AllCards());
        await stage.ToAsync("2026-11-09T09:00");
        Assert.Single(stage.CardsOf("Emre"));
    }

    [Fact]
    public async Task Two_o_clock_is_where_the_person_is()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ChangeAsync("Emre", entry => entry with { Zone = "America/Los_Angeles" });
        await stage.ToAsync("2026-11-03T14:00");
        await stage.ToAsync("2026-11-03T22:59");
        Assert.Equal(0, stage.AllCards());
        await stage.ToAsync("2026-11-03T23:00");
        Assert.Single(stage.CardsOf("Emre"));
    }

    [Fact]
    public async Task A_person_whose_zone_nobody_knows_lives_where_the_team_does()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ChangeAsync("Emre", entry => entry with { Zone = null });
        await stage.ToAsync("2026-11-03T13:59");
        Assert.Equal(0, stage.AllCards());
        await stage.ToAsync("2026-11-03T14:00");
        Assert.Single(stage.CardsOf("Emre"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("GB")]
    public async Task A_day_off_that_the_programme_set_is_no_day_for_it(string? country)
    {
        await using var stage = await Afternoon.SetAsync();
        var tenant = stage.Checkout.Id.Tenant;
        await stage.Get<IDirectory>().ChangeTenantAsync(tenant, entry => entry! with { Holidays = [new(new(2026, 11, 3), country), new(new(2026, 11, 4), "PL")] }, CancellationToken.None);
        await stage.ToAsync("2026-11-03T14:00");
        Assert.Equal(0, stage.AllCards());
        await stage.ToAsync("2026-11-04T09:00");
        Assert.Single(stage.CardsOf("Emre"));
    }

    [Fact]
    public async Task A_fourth_one_waits_for_the_next_week()
    {
        await using var stage = await Afternoon.SetAsync();
        var at = stage.Time.Now.AddDays(-1);
        await stage.ChangeAsync("Emre", entry => entry with { Reminders = new Manners { Sent = [.. Enumerable.Range(0, 3).Select(one => new SentReminder(at.AddMinutes(one), new(2026, 11, 2), []))] } });
        await stage.ToAsync("2026-11-03T14:00");
        await stage.PayoutsAsync();
        await stage.ToAsync("2026-11-05T15:00");
        await stage.ToAsync("2026-11-06T16:00");
        Assert.Equal(0, stage.AllCards());
        await stage.ToAsync("2026-11-09T09:00");
        // Checkout's is too late by then.
        Assert.Contains("1 answer is still open", Assert.Single(stage.CardsOf("Emre")).Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_teams_are_planned_with_one_sweep_of_the_board()
    {
        await using var stage = await Afternoon.SetAsync();
        var board = stage.Get<IBoard>();
        for (var at = 0; at < 200; at++)
        {
            var id = stage.Checkout.Id with { Team = new($"crowd{at}") };
            await board.PublishAsync(new BoardRow(id, 1, id.Team.Value, [], null) { OpenAnswers = [new(new($"p{at}"), new(new("19:x"), stage.Time.Now), stage.Time.Now, [new("kr1")])] }, CancellationToken.None);
        }
        stage.Counts.Reset();
        await stage.PlanAsync();
        Assert.Equal(Shards.Count, stage.Counts.Of(TableNames.Board));
        Assert.Equal(0, stage.Counts.Of(TableNames.Directory, TableRequest.Get) + stage.Counts.Of(TableNames.Directory, TableRequest.Transaction));
    }

    [Fact]
    public async Task A_card_costs_seven_requests_and_one_message()
    {
        await using var stage = await Afternoon.SetAsync();
        var calls = stage.Tenant.Counts.Total;
        await stage.PublishAndPlanAsync("2026-11-03T14:00");
        stage.Counts.Reset();
        await stage.WorkAsync();
        Assert.Single(stage.CardsOf("Emre"));
        Assert.Equal(calls + 1, stage.Tenant.Counts.Total);
        // The person twice, the tenant, the write; and Emre's two teams.
        Assert.InRange(stage.Counts.Of(TableNames.Directory) + stage.Counts.Of(TableNames.TeamCycles), 4, 7);
    }
}
