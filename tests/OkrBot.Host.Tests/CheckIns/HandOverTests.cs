using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.CheckIns;

public sealed class HandOverTests
{
    [Fact]
    public async Task A_hand_over_that_names_nobody_makes_its_presser_not_the_runner()
    {
        await using var stage = await Stage.OpenAsync();
        var runner = (await stage.SegmentAsync()).RunBy;
        // After the two minutes anybody could take it over, which is another button.
        await stage.AdvanceToAsync("09:32:10");
        await stage.ForgeAsync("Chidi", "checkin.handOverTo", Forged.Data(stage, stage.Checkout.Today.Start));
        Assert.Equal(runner, (await stage.SegmentAsync()).RunBy);
    }
}
