using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.Observability;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Following;

/// <summary>What became of a series is told once, whatever stops in between, and to the meeting's chat where nobody can be told in person.</summary>
public sealed class ToldOnceTests
{
    [Theory]
    [InlineData("ended")]
    [InlineData("moved")]
    [InlineData("orphaned")]
    public async Task A_server_that_cannot_queue_the_news_writes_no_row_so_that_the_next_look_does_both(string how)
    {
        await using var stage = await FollowStage.SetAsync();
        var row = (await stage.Pick.SeriesAsync())!;
        // Behind the meeting of that day.
        stage.Stage.Time.Advance(TimeSpan.FromHours(1));
        if (how == "ended") stage.Calendars.Delete(stage.Pick.Series);
        else if (how == "moved") stage.Calendars.ChangeOrganizer(stage.Pick.Series, stage.Stage.Person("Chidi"), new DateOnly(2026, 11, 5));
        else stage.Calendars.CloseMailbox(stage.Stage.Person("Ann"));
        stage.Queue.IsDown = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => how == "orphaned"
            ? stage.Stage.Get<SeriesEnds>().OrphanAsync(row, stage.Stage.Time.Now, CancellationToken.None)
            : stage.Stage.Get<SeriesFollower>().FollowAsync(row, everywhere: false, stage.Stage.Time.Now, CancellationToken.None));
        Assert.Equal((null, row.Calendar), ((await stage.Pick.SeriesAsync())!.News, (await stage.Pick.SeriesAsync())!.Calendar));

        stage.Queue.IsDown = false;
        await stage.NightAsync(nights: 4);
        Assert.Single(stage.ToldTo("Ann"));
    }

    [Fact]
    public async Task Work_that_finds_no_news_tells_nobody()
    {
        await using var stage = await FollowStage.SetAsync();
        var row = (await stage.Pick.SeriesAsync())! with { News = new SeriesNews(SeriesTurn.Ended, stage.Stage.Time.Now) };
        await stage.Stage.Get<SeriesEnds>().TellAsync(row, stage.Stage.Time.Now, CancellationToken.None);
        await stage.NightAsync();
        Assert.Empty(stage.ToldTo("Ann"));
    }

    [Fact]
    public async Task A_server_that_stops_right_after_the_message_tells_it_no_second_time()
    {
        await using var stage = await FollowStage.SetAsync(change: services => services.Decorate<IMessenger>((_, messenger) => new DyingMessenger(messenger)));
        var messenger = (DyingMessenger)stage.Stage.Get<IMessenger>();
        messenger.DiesAfterOne = true;
        stage.Calendars.Delete(stage.Pick.Series);
        await stage.NightAsync(nights: 5);
        Assert.False(messenger.DiesAfterOne);
        Assert.Single(stage.ToldTo("Ann"));
    }

    [Theory]
    [InlineData("unreachable")]
    [InlineData("nobody")]
    [InlineData("refused")]
    public async Task Where_nobody_can_be_told_in_person_one_line_goes_into_the_meetings_chat(string why)
    {
        await using var stage = await FollowStage.SetAsync();
        if (why == "unreachable") await ReachAsync(stage, "403 BotBlocked");
        else if (why == "nobody") await NobodyLeadsAsync(stage);
        else stage.Tenant.World.PersonalChat(stage.Stage.Person("Ann")).BotRemoved = true;
        stage.Calendars.Delete(stage.Pick.Series);
        await stage.NightAsync(nights: 5);
        Assert.Empty(stage.ToldTo("Ann"));
        Assert.Contains("I open no check-in of Search here", Assert.Single(InChat(stage)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_line_waits_for_the_morning()
    {
        await using var stage = await FollowStage.SetAsync();
        await NobodyLeadsAsync(stage);
        stage.Calendars.Delete(stage.Pick.Series);
        await stage.NightAsync(forenoon: false);
        stage.Stage.Time.Advance(TimeSpan.FromHours(2));
        await stage.Stage.WorkAsync();
        Assert.Empty(InChat(stage));
        stage.Stage.Time.Advance(TimeSpan.FromHours(8));
        await stage.Stage.WorkAsync();
        Assert.Single(InChat(stage));
    }

    [Fact]
    public async Task Where_the_chat_is_closed_too_nobody_counts_as_told_and_whoever_can_be_reached_later_is()
    {
        await using var stage = await FollowStage.SetAsync();
        await ReachAsync(stage, "403 BotBlocked");
        stage.Pick.Chat.BotRemoved = true;
        stage.Calendars.Delete(stage.Pick.Series);
        await stage.NightAsync(nights: 2);
        Assert.Empty((await stage.Pick.SeriesAsync())!.News!.Told);
        await ReachAsync(stage, null);
        await stage.NightAsync(nights: 4);
        Assert.Single(stage.ToldTo("Ann"));
        Assert.Single((await stage.Pick.SeriesAsync())!.News!.Told);
    }

    private static Task ReachAsync(FollowStage stage, string? unreachable)
        => stage.Stage.Get<IDirectory>().ChangePersonAsync(stage.Home, stage.Ann, entry => entry! with { Unreachable = unreachable }, CancellationToken.None);

    private static async Task NobodyLeadsAsync(FollowStage stage) => await stage.Stage.TellAsync((await stage.Pick.TeamAsync()).Id, new TeamEvent.FacilitatorNamed(null));

    private static IReadOnlyList<string> InChat(FollowStage stage)
        => [.. stage.Tenant.World.MessagesIn(stage.Pick.Chat.Id).Where(message => message.Card is not null).Select(message => Read(message)).Where(text => text.Contains("no longer in the calendar", StringComparison.Ordinal))];

    /// <summary>The real one; its server may stop when the news are out.</summary>
    private sealed class DyingMessenger(IMessenger real) : IMessenger
    {
        public bool DiesAfterOne { get; set; }

        public async Task<SendResult> SendAsync(ChatAddress to, OutgoingMessage message, SendClass sendClass, CancellationToken cancel)
        {
            var sent = await real.SendAsync(to, message, sendClass, cancel);
            if (!DiesAfterOne || !message.Summary.Contains("has ended", StringComparison.Ordinal)) return sent;
            DiesAfterOne = false;
            throw new InvalidOperationException("the server stops on purpose");
        }

        public Task<SendResult> ReplaceAsync(ChatAddress chat, string activityId, OutgoingMessage message, SendClass sendClass, CancellationToken cancel)
            => real.ReplaceAsync(chat, activityId, message, sendClass, cancel);

        public Task<SendResult> DeleteAsync(ChatAddress chat, string activityId, CancellationToken cancel) => real.DeleteAsync(chat, activityId, cancel);

        public Task<ChatId?> OpenPersonalChatAsync(TenantId tenant, string channelId, Uri serviceUrl, CancellationToken cancel) => real.OpenPersonalChatAsync(tenant, channelId, serviceUrl, cancel);
    }
}
