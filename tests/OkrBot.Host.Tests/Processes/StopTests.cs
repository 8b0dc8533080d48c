using System.Net;
using OkrBot.Rehearsal.Connector;

namespace OkrBot.Host.Tests.Processes;

/// <summary>The real program, told to stop by SIGTERM: it takes nothing new, finishes what it can, gives back the rest, and ends in time.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly TimeOnly Opening = new(9, 30);

    [Fact]
    public async Task A_send_on_its_way_ends_before_the_program_does()
    {
        await using var stage = await KillStage.SetAsync();
        await stage.TurnToAsync(Opening);
        await stage.StartAsync();
        var send = stage.Tenant.Faults.HoldNextSend();
        await stage.StartMeetingAsync();
        await send.Left;

        await stage.Child.TerminateAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        Assert.False(stage.Child.HasExited);
        send.Release();
        var ended = await stage.Child.EndedAsync(Limit);

        Assert.Equal(0, ended.Code);
        var stored = await stage.ReadAsync();
        Assert.Equal(Assert.Single(stage.Cards()).Id, stored.Room!.ActivityId);
        Assert.Equal((null, 0), (stored.Room.LeasedBy, stored.Room.Resent));
    }

    [Fact]
    public async Task What_cannot_end_in_time_goes_back_and_the_next_server_takes_it_at_once()
    {
        await using var stage = await KillStage.SetAsync();
        using var slow = stage.AtRealSpeed();
        await stage.TurnToAsync(Opening);
        await stage.StartAsync();
        // Teams takes the card and does not answer.
        var send = stage.Tenant.Faults.HoldNextSend();
        await stage.StartMeetingAsync();
        await send.Left;
        await stage.Child.TerminateAsync();
        var ended = await stage.Child.EndedAsync(Limit);

        Assert.Equal(0, ended.Code);
        var left = await stage.ReadAsync();
        Assert.Equal((null, true), (left.Room!.LeasedBy, left.Room.Sending));
        Assert.NotNull(await stage.OldestDueAsync());
        Assert.All(await stage.ShardHoldersAsync(), Assert.Null);

        var from = TimeProvider.System.GetTimestamp();
        await stage.StartAsync();
        await stage.UntilAsync("the card of the next server", () => stage.Cards().Count == 1);
        // No lease had to be over first: the shortest of them takes longer than this.
        Assert.InRange(TimeProvider.System.GetElapsedTime(from), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        send.Release();
        // A card that came late is the counted twin.
        Assert.Equal(1, (await stage.ReadAsync()).Room!.Resent);
    }

    [Fact]
    public async Task A_turn_that_is_being_answered_is_answered_and_nothing_new_is_taken()
    {
        await using var stage = await KillStage.SetAsync();
        await stage.TurnToAsync(Opening);
        await stage.StartAsync();
        await stage.Client.SayAsync(stage.Person("Ann"), stage.ChatId, "help", CancellationToken.None);
        using var slow = stage.AtRealSpeed();
        var reply = stage.Tenant.Faults.HoldNextSend();
        var turn = stage.Client.SayAsync(stage.Person("Ann"), stage.ChatId, "help", CancellationToken.None);
        await reply.Left;

        await stage.Child.TerminateAsync();
        await stage.UntilAsync("red", async () => await StatusAsync(stage) is not HttpStatusCode.OK);
        Assert.False(stage.Child.HasExited);
        reply.Release();

        Assert.InRange((await turn).Status, 200, 202);
        Assert.Equal(0, (await stage.Child.EndedAsync(Limit)).Code);
    }

    /// <summary>Null when no connection is taken.</summary>
    private static async Task<HttpStatusCode?> StatusAsync(KillStage stage)
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(new Uri(stage.Client.Bot, "health/ready"));
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
