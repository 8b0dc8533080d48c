using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Chats;
using OkrBot.Graph.Tests.Kit;
using OkrBot.Rehearsal.Graph.Apps;

namespace OkrBot.Graph.Tests.Chats;

public sealed class MeetingChatTests : GraphTest
{
    [Fact]
    public async Task A_meetings_chat_is_found_by_its_link_and_joined_once_with_exactly_the_consent_of_the_manifest()
    {
        var series = Weekly();
        var chats = Get<IMeetingChats>();
        var chat = (await chats.FindAsync(Home, IdOf(Ann), series.Online!.JoinUrl, None)).Value!;
        Assert.Equal(series.Online.ThreadId, chat.Chat.Value);

        Assert.Equal(Joined.Now, (await chats.JoinAsync(Home, chat.Chat, None)).Value);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Joined.Already, (await chats.JoinAsync(Home, chat.Chat, None)).Value);

        Assert.False(Tenant.World.FindChat(chat.Chat.Value)!.BotRemoved);
        Assert.Equal((1, 1, 2), (Tenant.Graph.Counts["findMeeting"], Tenant.Graph.Counts["findApp"], Tenant.Graph.Counts["install"]));
    }

    [Fact]
    public async Task A_lost_answer_of_the_installation_is_found_out_and_not_repeated_blindly()
    {
        var chat = new ChatId(Weekly().Online!.ThreadId);
        Tenant.Graph.Faults.LoseNextAnswer("install");
        Assert.IsType<NoAnswer.Later>((await Get<IMeetingChats>().JoinAsync(Home, chat, None)).Why);
        Assert.Equal(1, Tenant.Graph.Counts["install"]);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Joined.Already, (await Get<IMeetingChats>().JoinAsync(Home, chat, None)).Value);
    }

    [Fact]
    public async Task A_manifest_that_asks_nothing_of_the_chat_sends_no_consent()
    {
        Tenant.Graph.App = new CatalogApp("catalog-0001", Tenant.Options.AppId) { ChatPermissions = [] };
        Assert.Equal(Joined.Now, (await Get<IMeetingChats>().JoinAsync(Home, new ChatId(Weekly().Online!.ThreadId), None)).Value);
    }

    [Fact]
    public async Task Without_an_access_policy_the_Teams_administrator_is_named()
    {
        Tenant.Graph.WithdrawAccessPolicy(Ann);
        var why = (await Get<IMeetingChats>().FindAsync(Home, IdOf(Ann), Weekly().Online!.JoinUrl, None)).Why;
        Assert.Equal(new NoAnswer.MissingRight(new Right("CsApplicationAccessPolicy", Grantor.TeamsAdministrator)), why);
    }

    [Fact]
    public async Task An_app_that_nobody_uploaded_is_told_and_a_meeting_that_is_no_more_is_gone()
    {
        Tenant.Graph.App = new CatalogApp("catalog-0001", "another");
        var series = Weekly();
        Assert.Equal(new NoAnswer.Failed(404, "AppNotInCatalog"), (await Get<IMeetingChats>().JoinAsync(Home, new ChatId(series.Online!.ThreadId), None)).Why);
        Assert.IsType<NoAnswer.Gone>((await Get<IMeetingChats>().FindAsync(Home, IdOf(Ann), "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0", None)).Why);
    }

    [Theory]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%3a%22x%22%2c%22Oid%22%3a%220b0b0b0b-5eed-4000-8000-000000003978%22%7d", "0b0b0b0b-5eed-4000-8000-000000003978")]
    [InlineData("https://teams.microsoft.com/meet/123456?p=abc", null)]
    [InlineData("https://teams.microsoft.com/l/meetup-join/x/0?context=%7b%22Oid%22%3a%22..%2f..%2fusers%22%7d", null)]
    [InlineData("https://teams.microsoft.com/l/meetup-join/x/0?context=%5b1%5d", null)]
    [InlineData("https://teams.microsoft.com/l/meetup-join/x/0?context=%7b", null)]
    [InlineData("no link", null)]
    public void A_link_names_its_organiser_or_nobody(string link, string? organizer) => Assert.Equal(organizer, JoinLink.OrganizerIn(link)?.Value);
}
