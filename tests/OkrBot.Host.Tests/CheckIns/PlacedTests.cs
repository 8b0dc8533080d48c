using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Where the ten minutes lie, from the event to the card: Checkout meets at 09:30.</summary>
public sealed class PlacedTests
{
    [Theory]
    [InlineData(PlacementKind.AtStart, 0, 30, "09:30:00", "09:40:00")]
    [InlineData(PlacementKind.AfterMinutes, 5, 30, "09:35:00", "09:45:00")]
    [InlineData(PlacementKind.AfterMinutes, 120, 30, "09:50:00", "10:00:00")]
    [InlineData(PlacementKind.LastTenMinutes, 0, 30, "09:50:00", "10:00:00")]
    [InlineData(PlacementKind.LastTenMinutes, 0, 8, "09:30:00", "09:38:00")]
    [InlineData(PlacementKind.AfterMinutes, 5, 8, "09:30:00", "09:38:00")]
    public async Task It_opens_where_it_is_placed_and_closes_with_the_meeting(PlacementKind kind, int minutes, int length, string opens, string closes)
    {
        await using var stage = await SetAsync(new Placement(kind, minutes), length);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        if (opens != "09:30:00")
        {
            await stage.AdvanceToAsync(TimeOnly.Parse(opens).Add(TimeSpan.FromSeconds(-2)).ToString("HH:mm:ss"));
            Assert.Empty(stage.Cards());
        }
        await stage.AdvanceToAsync(TimeOnly.Parse(opens).Add(TimeSpan.FromSeconds(2)).ToString("HH:mm:ss"));
        Assert.Single(stage.Cards());
        Assert.Equal(closes, (await stage.SegmentAsync()).ClosesAt!.Value.ToOffset(TimeSpan.FromHours(1)).ToString("HH:mm:ss"));
    }

    [Fact]
    public async Task By_hand_nothing_opens_until_its_facilitator_says_so()
    {
        await using var stage = await SetAsync(new Placement(PlacementKind.ByHand), 30);
        await stage.PlanAsync();
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:40:00");
        Assert.Empty(stage.Cards());
        await stage.Client.SayAsync(stage.Facilitator, stage.ChatId, "check in", CancellationToken.None);
        await stage.WorkAsync();
        Assert.Single(stage.Cards());
    }

    [Theory]
    [InlineData(PlacementKind.AtStart, 0, "09:31:00")]
    [InlineData(PlacementKind.AfterMinutes, 5, "09:36:00")]
    [InlineData(PlacementKind.LastTenMinutes, 0, "09:31:00")]
    public async Task Without_a_schedule_the_minutes_count_from_the_events_start(PlacementKind kind, int minutes, string opens)
    {
        await using var stage = await SetAsync(new Placement(kind, minutes), length: null);
        await stage.AdvanceToAsync("09:31:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync(TimeOnly.Parse(opens).Add(TimeSpan.FromSeconds(2)).ToString("HH:mm:ss"));
        var open = (await stage.CheckoutNowAsync()).Segments.Values.Single(s => s.State == SegmentState.Open);
        Assert.Equal(opens, open.OpenedAt!.Value.ToOffset(TimeSpan.FromHours(1)).ToString("HH:mm:ss"));
    }

    [Fact]
    public async Task Without_a_schedule_no_timer_opens_it()
    {
        await using var stage = await SetAsync(Placement.AtStart, length: null);
        await stage.PlanAsync();
        await stage.AdvanceToAsync("09:36:00");
        Assert.Empty(stage.Cards());
    }

    /// <param name="length">Of the meeting in minutes; null = no schedule is known.</param>
    private static async Task<Stage> SetAsync(Placement placement, int? length)
    {
        var stage = await Stage.SetAsync();
        var schedule = length is { } minutes ? stage.Checkout.Team.Meeting!.Schedule! with { Length = TimeSpan.FromMinutes(minutes) } : null;
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Checkout.Id, new CommandStamp("place", null, stage.Time.Now), state => Decision.Of(
            [
                new TeamEvent.MeetingConnected(state.Team.Meeting! with { Schedule = schedule }),
                new TeamEvent.TeamSettled(TeamSettings.Of(state.Team) with { Placement = placement }),
            ]), CancellationToken.None);
        await stage.Get<IDirectory>().ChangeSeriesAsync(stage.Checkout.Id.Tenant, stage.Checkout.Today.Series, entry => entry! with { Schedule = schedule }, CancellationToken.None);
        return stage;
    }
}
