using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.CheckIns;

public sealed class TwinTests
{
    [Fact]
    public async Task A_first_send_whose_outcome_died_with_its_server_is_repeated_and_counted()
    {
        await using var stage = await Stage.SetAsync();
        var (tenant, chat) = (stage.Checkout.Id.Tenant, new ChatId(stage.ChatId));
        var room = new Room(tenant, stage.Checkout.Today, chat, stage.Tenant.ServiceUrl, [stage.Checkout.Id]) { Sending = true, LeasedBy = "dead", LeasedUntil = stage.Time.Now };
        await stage.Get<IRooms>().InsertAsync(room, CancellationToken.None);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        Assert.Empty(stage.Cards());
        await stage.AdvanceToAsync("09:30:12");
        var after = (await stage.Get<IRooms>().FindAsync(tenant, stage.Checkout.Today, CancellationToken.None))!.Room;
        Assert.Equal((1, false), (after.Resent, after.Sending));
        Assert.Single(stage.Cards());
    }
}
