using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.CheckIns;

public sealed class PlacementTests
{
    [Fact]
    public async Task Without_any_event_the_timer_opens_at_a_placement_that_is_later_than_its_first_look()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Checkout.Id, new CommandStamp("placed", null, stage.Time.Now),
            state => Decision.Of(new TeamEvent.TeamJoinedCycle(state.Team with { Placement = new Placement(PlacementKind.AfterMinutes, 4) }, state.Cycle)), CancellationToken.None);
        await stage.PlanAsync();
        await stage.AdvanceToAsync("09:33:58");
        Assert.Empty(stage.Cards());
        await stage.AdvanceToAsync("09:34:02");
        Assert.Single(stage.Cards());
        Assert.Equal(OpenedBy.Timer, (await stage.SegmentAsync()).Trigger);
    }
}
