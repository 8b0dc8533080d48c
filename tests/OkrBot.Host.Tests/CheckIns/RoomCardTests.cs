using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>One card for the room, whatever happens to the messages that carry it.</summary>
public sealed class RoomCardTests
{
    [Fact]
    public async Task A_first_send_without_an_answer_is_repeated_and_the_twin_goes_when_somebody_presses_it()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        stage.Tenant.Faults.CutNextSends(1, applied: true);
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:30:10");
        Assert.Equal(2, stage.Cards().Count);
        var room = (await stage.Get<IRooms>().FindAsync(stage.Checkout.Id.Tenant, stage.Checkout.Today, CancellationToken.None))!.Room;
        Assert.Equal(1, room.Resent);
        var twin = stage.Cards().Single(c => c.Id != room.ActivityId);
        await stage.PressOnAsync("Ann", twin, "checkin.view");
        await stage.WorkAsync();
        Assert.Equal(room.ActivityId, Assert.Single(stage.Cards()).Id);
    }

    [Fact]
    public async Task A_forged_message_id_deletes_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        var card = Assert.Single(stage.Cards());
        await stage.AdvanceToAsync("09:30:10");
        await stage.PressOnAsync("Ann", card with { Id = "4711" }, "checkin.view");
        await stage.WorkAsync();
        Assert.Equal(0, stage.Tenant.Counts[Rehearsal.Connector.CallKind.Delete]);
    }

    [Fact]
    public async Task Where_the_bot_was_removed_it_falls_silent_and_the_check_in_still_closes()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.Client.UninstallAsync(stage.Person("Bo"), stage.ChatId, CancellationToken.None);
        await stage.AdvanceToAsync("09:41:00");
        var refused = stage.Tenant.Counts.Failed;
        await stage.AdvanceToAsync("09:50:00");
        Assert.Equal(refused, stage.Tenant.Counts.Failed);
        Assert.Equal(Domain.CheckIns.SegmentState.Closed, (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!.State);
    }

    [Fact]
    public async Task When_teams_throttles_the_card_comes_later_and_once()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        stage.Tenant.Faults.FailNextSends(3, status: 429);
        await stage.Client.MeetingStartsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Pascal, CancellationToken.None);
        for (var second = 0; second < 90 && stage.Cards().Count == 0; second++)
        {
            var work = stage.WorkAsync();
            while (!work.IsCompleted)
            {
                stage.Time.Advance(TimeSpan.FromMilliseconds(250));
                await Task.WhenAny(work, Task.Delay(2));
            }
            await work;
            stage.Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Single(stage.Cards());
    }

    [Fact]
    public async Task A_client_without_dialogs_or_universal_actions_still_saves()
    {
        await using var stage = await Stage.OpenAsync();
        var before = await stage.CountAsync<TeamEvent.AnswerSaved>();
        await stage.PressAsync("Ann", new Press("No change") { OldClient = true });
        await stage.WorkAsync();
        Assert.Equal(before + stage.Checkout.OwnedBy(stage.Person("Ann")).Length, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Fact]
    public async Task At_eight_minutes_it_says_which_are_open_and_names_nobody_beside_them()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.PressAsync("Ann", "No change");
        await stage.AdvanceToAsync("09:37:50");
        Assert.DoesNotContain("2 minutes left", stage.Client.NewestCard(stage.ChatId)!.Card!.ToJsonString(), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:38:05");
        var card = stage.Client.NewestCard(stage.ChatId)!.Card!.ToJsonString();
        Assert.Contains("2 minutes left.", card, StringComparison.Ordinal);
        Assert.Contains("Still open: Median time to pay, Failed cards recovered, Payout questions to support", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Still open: Chidi", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_clients_refusal_goes_to_the_personal_chat_and_never_to_the_room()
    {
        await using var stage = await Stage.OpenAsync();
        var anns = stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!;
        await stage.PressAsync("Chidi", new Press("No change") { OldClient = true });
        var messages = stage.Tenant.World.MessagesIn(stage.ChatId).Count;
        await stage.PressAsync("Eve", new Press("No change") { On = anns, OldClient = true });
        Assert.Equal(messages, stage.Tenant.World.MessagesIn(stage.ChatId).Count);
        Assert.NotEmpty(stage.Tenant.World.MessagesIn(stage.Tenant.World.PersonalChat(stage.Person("Eve")).Id));
    }
}
