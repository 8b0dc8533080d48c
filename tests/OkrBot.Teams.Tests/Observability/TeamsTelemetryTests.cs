using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Teams.Budget;
using OkrBot.Testing;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Observability;

public sealed class TeamsTelemetryTests : IAsyncLifetime, IDisposable
{
    private static readonly OutgoingMessage Hello = new(null, "hello");
    private TeamsProgram _program = null!;
    private Measured _measured = null!;

    public async Task InitializeAsync()
    {
        _program = await TeamsProgram.StartAsync();
        _measured = new Measured(_program.Services.GetRequiredService<IMeterFactory>());
    }

    public async Task DisposeAsync() => await _program.DisposeAsync();

    public void Dispose() => _measured.Dispose();

    [Fact]
    public async Task A_throttled_try_counts_by_itself_and_the_call_by_its_end()
    {
        _program.Connector.Next.Enqueue(new(429, RetryAfter: "1"));
        Assert.IsType<SendResult.Sent>(await SendAsync(SendClass.RoomCard));
        Assert.Equal(1, _measured.Sum("okrbot.send.throttles", ("okrbot.reason", "teams")));
        Assert.Equal(1, _measured.Sum("okrbot.sends", ("okrbot.outcome", "sent"), ("okrbot.send.class", "room_card")));
        var call = Assert.Single(_measured.Of("okrbot.connector.call.duration"));
        Assert.Equal(("send", "answered", 201), (call.Tags["okrbot.connector.operation"], call.Tags["okrbot.outcome"], call.Tags["http.response.status_code"]));
        Assert.DoesNotContain("error.type", call.Tags.Keys);
    }

    [Fact]
    public async Task A_throttling_that_outlasts_the_call_ends_the_send()
    {
        _program.Connector.Next.Enqueue(new(429, RetryAfter: "60"));
        Assert.IsType<SendResult.Throttled>(await SendAsync(SendClass.Close));
        Assert.Equal(1, _measured.Sum("okrbot.sends", ("okrbot.outcome", "throttled"), ("okrbot.send.class", "close")));
        Assert.Equal(1, _measured.Count("okrbot.connector.call.duration", ("error.type", "429")));
    }

    [Fact]
    public async Task A_send_that_our_own_budget_puts_off_makes_no_call()
    {
        var until = _program.Clock.Now + TimeSpan.FromMinutes(1);
        await _program.Services.GetRequiredService<ISendBudget>().PauseAsync(Activities.Tenant, Activities.MeetingChat, until, default);
        Assert.IsType<SendResult.Throttled>(await SendAsync(SendClass.Digest));
        Assert.Equal(1, _measured.Sum("okrbot.send.throttles", ("okrbot.reason", "own_budget")));
        Assert.Equal(1, _measured.Count("okrbot.send.budget.wait", ("okrbot.send.class", "digest")));
        Assert.Equal(0, _measured.Count("okrbot.connector.call.duration"));
    }

    [Theory]
    [InlineData(403, "final", "answered", "403")]
    [InlineData(500, "failed", "answered", "500")]
    [InlineData(0, "ambiguous", "no_answer", "no_answer")]
    public async Task What_Teams_refuses_or_leaves_open_is_told_apart(int status, string send, string call, string error)
    {
        _program.Connector.Rule = _ => new(status, """{"error":{"code":"Anything29"}}""");
        await SendAsync(SendClass.Open);
        Assert.Equal(1, _measured.Sum("okrbot.sends", ("okrbot.outcome", send)));
        Assert.Equal(1, _measured.Count("okrbot.connector.call.duration", ("okrbot.outcome", call), ("error.type", error)));
        Assert.DoesNotContain(_measured.All, m => m.Tags.Values.Contains("Anything29"));
    }

    [Fact]
    public async Task A_caller_without_a_token_is_refused_and_is_no_turn()
    {
        using var answer = await _program.PostAsync("{}");
        Assert.Equal(1, _measured.Sum("okrbot.turn.refused", ("http.response.status_code", 401), ("okrbot.reason", "token")));
        Assert.Equal(0, _measured.Count("okrbot.turn.duration"));
    }

    [Fact]
    public async Task A_call_is_a_span_inside_its_turn_and_tells_how_often_it_was_repeated()
    {
        using var spans = new Spans();
        _program.Bot.Says = new Reply.Words("hello");
        _program.Connector.Next.Enqueue(new(503));
        using var answer = await _program.PostAsync(Activities.Message(_program.ServiceUrl, "help"));
        var (turn, call) = (Assert.Single(spans.Of("turn said")), Assert.Single(spans.Of("connector reply")));
        Assert.Equal(turn.SpanId, call.ParentSpanId);
        Assert.Equal((201, 1), (call.GetTagItem("http.response.status_code"), call.GetTagItem("http.request.resend_count")));
        Assert.Equal("answered", turn.GetTagItem("okrbot.outcome"));
    }

    private Task<SendResult> SendAsync(SendClass sendClass) => _program.Messenger.SendAsync(_program.MeetingChat, Hello, sendClass, default);
}
