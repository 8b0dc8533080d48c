using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Turns;

public sealed class DuplicateTests : IAsyncLifetime
{
    private TeamsProgram _program = null!;
    private int _calls;

    public async Task InitializeAsync()
    {
        _program = await TeamsProgram.StartAsync();
        _program.Bot.Answer = async (_, cancel) =>
        {
            await Task.Yield();
            return new Reply.Words($"call {Interlocked.Increment(ref _calls)}");
        };
    }

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task The_same_invoke_at_once_runs_once_and_gives_the_same_bytes(int times)
    {
        var gate = new TaskCompletionSource();
        var answer = _program.Bot.Answer;
        _program.Bot.Answer = async (turn, cancel) =>
        {
            await gate.Task;
            return await answer(turn, cancel);
        };
        var posts = Enumerable.Range(0, times).Select(_ => BytesAsync(Press("f:1"))).ToList();
        while (_program.Bot.Turns.IsEmpty)
            await Task.Yield();
        gate.SetResult();
        var bodies = await Task.WhenAll(posts);
        Assert.Single(_program.Bot.Turns);
        Assert.All(bodies, b => Assert.Equal(bodies[0], b));
        Assert.Contains("call 1", System.Text.Encoding.UTF8.GetString(bodies[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_delivery_gets_the_same_answer_for_ten_minutes_and_then_runs_again()
    {
        var first = await BytesAsync(Press("f:1"));
        _program.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(first, await BytesAsync(Press("f:1")));
        _program.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(first, await BytesAsync(Press("f:1")));
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task Another_id_chat_or_kind_is_another_activity()
    {
        await BytesAsync(Press("f:1"));
        await BytesAsync(Press("f:2"));
        var elsewhere = Press("f:1");
        elsewhere["conversation"]!["id"] = "19:other@thread.v2";
        await BytesAsync(elsewhere);
        await BytesAsync(Activities.Message(_program.ServiceUrl, "hi", "f:1"));
        Assert.Equal(4, _calls);
    }

    [Fact]
    public async Task Activities_without_an_id_are_never_taken_for_one_another()
    {
        var press = Press("f:1");
        press.Remove("id");
        await BytesAsync(press);
        await BytesAsync(press);
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task One_meeting_start_under_two_activity_ids_is_one_and_another_time_is_another()
    {
        foreach (var (id, time) in new[] { ("e1", "2026-10-05T09:00:00Z"), ("e2", "2026-10-05T09:00:00.000+00:00"), ("e3", "2026-10-12T09:00:00Z") })
        {
            var activity = Activities.Event(_program.ServiceUrl, "application/vnd.microsoft.meetingStart", new JsonObject { ["StartTime"] = time });
            activity["id"] = id;
            await BytesAsync(activity);
        }
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task A_message_delivered_five_times_is_answered_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => BytesAsync(Activities.Message(_program.ServiceUrl, "hi"))));
        Assert.Single(_program.Connector.Sent);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_does_not_stop_the_turn_for_the_next()
    {
        var gate = new TaskCompletionSource();
        var answer = _program.Bot.Answer;
        _program.Bot.Answer = async (turn, cancel) =>
        {
            await gate.Task.WaitAsync(cancel);
            return await answer(turn, cancel);
        };
        using var hangUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(Press("f:1").ToJsonString()) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _program.Forge.Mint(_program.ServiceUrl));
        var first = _program.Client.SendAsync(request, hangUp.Token);
        while (_program.Bot.Turns.IsEmpty)
            await Task.Yield();
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = BytesAsync(Press("f:1"));
        gate.SetResult();
        Assert.NotEmpty(await second);
        Assert.Equal(1, _calls);
    }

    private JsonObject Press(string id)
    {
        var press = Activities.Press(_program.ServiceUrl, "answer", new JsonObject());
        press["id"] = id;
        return press;
    }

    private async Task<byte[]> BytesAsync(JsonObject activity)
    {
        using var response = await _program.PostAsync(activity);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }
}
