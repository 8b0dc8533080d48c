using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.World;
using OkrBot.Testing;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Several servers and one card: whatever stalls, dies or arrives late, the newest state is what stays.</summary>
public sealed partial class LeasedRoomTests
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_server_that_stalls_in_an_edit_until_others_have_taken_over_sends_the_newest_state_after_it()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.PressAsync("Ann", "No change");
        var (stalled, work, edit) = await StallAsync(stage, "09:30:05");
        await using var _ = stalled;
        await stage.PressAsync("Chidi", "No change");
        await stage.AdvanceToAsync("09:31:40");
        Assert.Equal(2, AnsweredPeople(stage));

        edit.Release();
        await work;

        Assert.Equal(2, AnsweredPeople(stage));
        Assert.Single(stage.Cards());
        var room = await RoomAsync(stage);
        Assert.Equal((null, null, 0), (room.LeasedBy, room.RepeatAt, room.Resent));
    }

    [Fact]
    public async Task An_edit_of_a_server_that_died_arrives_late_and_is_covered_by_the_newest_state()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.PressAsync("Ann", "No change");
        var (dead, _, edit) = await StallAsync(stage, "09:30:05");
        await stage.PressAsync("Chidi", "No change");
        await stage.AdvanceToAsync("09:31:00");
        Assert.Equal(2, AnsweredPeople(stage));
        edit.Release(isAnswered: false);
        await WaitAsync(() => AnsweredPeople(stage) == 1);
        await stage.AdvanceToAsync("09:31:40");
        Assert.Equal(2, AnsweredPeople(stage));
        await dead.DisposeAsync();
    }

    [Fact]
    public async Task An_edit_without_an_answer_that_arrives_after_a_newer_one_is_covered_by_the_newest_state()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.PressAsync("Ann", "No change");
        var edit = stage.Tenant.Faults.HoldNextSend();
        stage.Time.Advance(TimeSpan.FromSeconds(5));
        var work = stage.Get<JobRunner>().PassAsync(None);
        await edit.Left;
        await stage.PressAsync("Chidi", "No change");
        // The connector's client gives up after half a minute.
        stage.Time.Advance(TimeSpan.FromSeconds(31));
        await work;
        await stage.AdvanceToAsync("09:30:40");
        Assert.Equal(2, AnsweredPeople(stage));
        edit.Release();
        await WaitAsync(() => AnsweredPeople(stage) == 1);
        await stage.AdvanceToAsync("09:31:00");
        Assert.Equal(2, AnsweredPeople(stage));
    }

    [Fact]
    public async Task A_server_that_stalls_in_the_first_send_deletes_its_card_when_another_stands()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        await stage.Client.MeetingStartsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Pascal, None);
        var (stalled, work, send) = await StallAsync(stage, "09:30:00");
        await using var _ = stalled;
        await stage.AdvanceToAsync("09:31:10");
        var card = Assert.Single(stage.Cards());

        send.Release();
        await work;

        Assert.Equal(card.Id, Assert.Single(stage.Cards()).Id);
        var room = await RoomAsync(stage);
        Assert.Equal((card.Id, 1, 1), (room.ActivityId, room.Resent, room.TwinsDeleted));
    }

    [Fact]
    public async Task People_who_come_while_the_first_card_is_on_its_way_make_no_second_one()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        await stage.Client.MeetingStartsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Pascal, None);
        var send = stage.Tenant.Faults.HoldNextSend();
        var work = stage.Get<JobRunner>().PassAsync(None);
        await send.Left;
        await stage.Client.AddMemberAsync(stage.Person("Ann"), stage.ChatId, stage.Person("Hana"), None);
        send.Release();
        await work;
        await stage.AdvanceToAsync("09:30:30");
        Assert.Equal((await RoomAsync(stage)).ActivityId, Assert.Single(stage.Cards()).Id);
        Assert.Equal(0, (await RoomAsync(stage)).Resent);
    }

    [Fact]
    public async Task A_stopped_server_gives_its_room_and_its_work_back_and_another_goes_on_at_once()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.PressAsync("Ann", "No change");
        stage.Time.Advance(TimeSpan.FromSeconds(5));
        await using var leaving = await stage.AnotherServerAsync();
        using var stop = new CancellationTokenSource();
        var edit = stage.Tenant.Faults.HoldNextSend();
        var work = RunnerOf(leaving).PassAsync(stop.Token);
        await edit.Left;
        await stop.CancelAsync();
        await work;

        await stage.AdvanceToAsync("09:30:07");

        Assert.Equal(1, AnsweredPeople(stage));
        edit.Release();
        Assert.Null((await RoomAsync(stage)).LeasedBy);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Three_servers_that_save_for_two_teams_of_one_room_never_show_an_older_state_over_a_newer_one(int seed)
    {
        await using var stage = await TwoTeams.OpenAsync();
        await using var second = await stage.AnotherServerAsync();
        await using var third = await stage.AnotherServerAsync();
        WebApplication[] servers = [stage.Program, second, third];
        var shown = new List<int>();
        stage.Tenant.World.Watch(Note);
        var dice = new Random(seed);
        string[] people = ["Ann", "Bo", "Chidi", "Dina", "Emre", "Goran"];
        for (var step = 0; step < 40; step++)
        {
            stage.Client.Bot = AddressOf(servers[dice.Next(3)]);
            if (dice.Next(3) == 0) await stage.PressAsync(people[dice.Next(people.Length)], "No change");
            stage.Time.Advance(TimeSpan.FromSeconds(dice.Next(4)));
            await Task.WhenAll(servers.Where(_ => dice.Next(3) > 0).Select(server => RunnerOf(server).PassAsync(None)));
        }
        for (var tick = 0; tick < 130; tick++)
        {
            stage.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAll(servers.Select(server => RunnerOf(server).PassAsync(None)));
        }
        stage.Tenant.World.Unwatch(Note);
        Assert.NotEmpty(shown);
        Assert.Equal(shown.Order(), shown);
        Assert.Equal((await stage.SegmentsAsync()).Sum(segment => (int)segment.Answered.Length), shown[^1]);
        Assert.Single(stage.Cards());

        void Note(ChatChange change)
        {
            if (change.Chat.Id == stage.ChatId && change.Message.Card is { } card && AnsweredOf(card.ToJsonString()) is { } answered) shown.Add(answered);
        }
    }

    /// <summary>Another server takes the room's work at that time; then its machine stands still, its clock too, with the message on its way.</summary>
    private static async Task<(WebApplication Server, Task Work, HeldSend Held)> StallAsync(Stage stage, string localTime)
    {
        while (stage.LocalTime < TimeOnly.Parse(localTime)) stage.Time.Advance(TimeSpan.FromSeconds(1));
        var server = await stage.AnotherServerAsync(new ManualTime(stage.Time.Now));
        var held = stage.Tenant.Faults.HoldNextSend();
        var work = RunnerOf(server).PassAsync(None);
        await held.Left;
        return (server, work, held);
    }

    private static async Task WaitAsync(Func<bool> holds)
    {
        for (var look = 0; !holds(); look++)
        {
            Assert.True(look < 2000, "Waited in vain.");
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    private static JobRunner RunnerOf(WebApplication server) => server.Services.GetRequiredService<JobRunner>();

    private static Uri AddressOf(WebApplication server) => new(server.Urls.First().TrimEnd('/') + "/");

    private static async Task<Room> RoomAsync(Stage stage) => (await stage.Get<IRooms>().FindAsync(stage.Checkout.Id.Tenant, stage.Checkout.Today, None))!.Room;

    /// <summary>How many people of Ann and Chidi the room's card shows as answered.</summary>
    private static int AnsweredPeople(Stage stage)
    {
        var card = stage.Client.NewestCard(stage.ChatId)!.Card!.ToJsonString();
        var answered = AnsweredOf(card) ?? 0;
        var anns = stage.Checkout.OwnedBy(stage.Person("Ann")).Length;
        return answered == 0 ? 0 : answered == anns ? 1 : 2;
    }

    private static int? AnsweredOf(string card) => Answered().Match(card) is { Success: true } match ? int.Parse(match.Groups["answered"].Value) : null;

    [GeneratedRegex(@"(?<answered>\d+) of \d+ answered", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Answered();
}
