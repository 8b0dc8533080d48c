using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Teams lets sixty clients refresh a card by themselves: in a big chat those who have something to answer come first.</summary>
public sealed class ManyPeopleTests
{
    [Theory]
    [InlineData(200, 1)]
    [InlineData(620, 2)]
    public async Task In_a_big_chat_owners_refresh_first_then_members_and_everybody_else_has_the_button(int people, int pages)
    {
        await using var stage = await Stage.SetAsync();
        var chat = stage.Checkout.Chat;
        chat.Members.Clear();
        chat.Members.AddRange(Enumerable.Range(0, people - 5).Select(at => stage.Tenant.World.AddPerson($"Visitor {at}")));
        // The team is at the end of the last page.
        chat.Members.AddRange(new[] { "Emre", "Dina", "Chidi", "Bo", "Ann" }.Select(stage.Person));
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        var room = (await stage.Get<IRooms>().FindAsync(stage.Checkout.Id.Tenant, stage.Checkout.Today, CancellationToken.None))!.Room;
        Assert.Equal(60, room.Refreshers.Length);
        Assert.Equal(stage.Checkout.Team.Members.Select(m => m.Person.Value).ToHashSet(), room.Refreshers.Take(5).Select(id => stage.Tenant.World.FindPerson(id)!.ObjectId!).ToHashSet());
        Assert.Equal(pages, stage.Tenant.Counts[CallKind.Members]);
        var last = chat.Members[people - 6];
        Assert.DoesNotContain(last.ChannelId, room.Refreshers);
        Assert.IsType<BotAnswer.Card>(await stage.Client.PressAsync(last, stage.ChatId, "Answer", CancellationToken.None));
        Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Ann", "No change for mine"));
    }

    [Fact]
    public async Task Somebody_from_outside_on_the_last_page_counts_too()
    {
        await using var stage = await Stage.SetAsync("2026-11-03T14:59:50Z");
        var sync = stage.Company.Leadership;
        sync.Chat.Members.AddRange(Enumerable.Range(0, 600).Select(at => stage.Tenant.World.AddPerson($"Visitor {at}")));
        sync.Chat.Members.Add(stage.Tenant.World.AddPerson("Last", PersonRole.Guest));
        await stage.AdvanceToAsync("16:00:00");
        await stage.Client.MeetingStartsAsync(stage.PersonOf(sync, 0), sync.Chat.Id, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.AdvanceToAsync("16:00:05");
        Assert.Contains("Guests are in this chat", stage.Client.NewestCard(sync.Chat.Id)!.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_teams_does_not_tell_who_is_there_nobody_sees_the_lists_and_the_next_edit_asks_again()
    {
        await using var stage = await Stage.SetAsync("2026-11-03T14:59:50Z");
        var sync = stage.Company.Leadership;
        await stage.AdvanceToAsync("16:00:00");
        stage.Tenant.Faults.RefuseRosters = true;
        await stage.Client.MeetingStartsAsync(stage.PersonOf(sync, 0), sync.Chat.Id, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.AdvanceToAsync("16:00:05");
        Assert.Contains("Guests are in this chat", stage.Client.NewestCard(sync.Chat.Id)!.Card!.ToJsonString(), StringComparison.Ordinal);
        stage.Tenant.Faults.RefuseRosters = false;
        await stage.AdvanceToAsync("16:02:10");
        Assert.Contains("To discuss", stage.Client.NewestCard(sync.Chat.Id)!.Card!.ToJsonString(), StringComparison.Ordinal);
    }
}
