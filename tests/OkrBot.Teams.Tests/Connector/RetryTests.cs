using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Connector;

public sealed class RetryTests : IAsyncLifetime
{
    private static readonly OutgoingMessage Hello = new(null, "hello");
    private TeamsProgram _program = null!;

    private StubConnector Connector => _program.Connector;

    public async Task InitializeAsync() => _program = await TeamsProgram.StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_passing_trouble_is_tried_again(int status)
    {
        Connector.Next.Enqueue(new(status));
        Connector.Next.Enqueue(new(status));
        Assert.Equal(new SendResult.Sent("sent-1"), await SendAsync());
        Assert.Equal(3, Connector.Requests.Count);
    }

    [Theory]
    [InlineData(502, "BadGateway")]
    [InlineData(504, "GatewayTimeout")]
    public async Task A_gateways_trouble_with_a_message_is_ambiguous_at_once_because_it_may_have_arrived(int status, string reason)
    {
        Connector.Next.Enqueue(new(status, RetryAfter: "1"));
        Assert.Equal(new SendResult.Ambiguous(reason), await SendAsync());
        Assert.Single(Connector.Requests);
    }

    [Fact]
    public async Task A_gateways_trouble_after_a_throttled_try_ends_the_call()
    {
        Connector.Next.Enqueue(new(429));
        Connector.Next.Enqueue(new(504));
        Assert.Equal(new SendResult.Ambiguous("GatewayTimeout"), await SendAsync());
        Assert.Equal(2, Connector.Requests.Count);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_gateways_trouble_with_an_answer_to_words_is_not_repeated(int status)
    {
        _program.Bot.Says = new Reply.Words("hello");
        Connector.Next.Enqueue(new(status));
        using var response = await _program.PostAsync(Activities.Message(_program.ServiceUrl, "help"));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Single(Connector.Requests);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_may_be_done_twice_is_tried_again_after_any_passing_trouble(int status)
    {
        var calls = new (string Method, Func<Task> Call)[]
        {
            ("PUT", async () => Assert.IsType<SendResult.Sent>(await _program.Messenger.ReplaceAsync(_program.MeetingChat, "m1", Hello, SendClass.RoomCard, default))),
            ("DELETE", async () => Assert.IsType<SendResult.Sent>(await _program.Messenger.DeleteAsync(_program.MeetingChat, "m1", default))),
            ("GET", () => _program.Roster.MembersAsync(_program.MeetingChat, default)),
            ("POST", async () => Assert.NotNull(await _program.Messenger.OpenPersonalChatAsync(new(Activities.Tenant), "29:ada", new Uri(_program.ServiceUrl), default))),
        };
        foreach (var (method, call) in calls)
        {
            Connector.Requests.Clear();
            Connector.Next.Enqueue(new(status));
            await call();
            Assert.Equal([method, method], Connector.Requests.Select(r => r.Method));
        }
    }

    [Fact]
    public async Task An_edit_that_a_gateway_loses_every_time_has_failed()
    {
        Connector.Rule = _ => new(502);
        Assert.Equal(new SendResult.Failed(502, ""), await _program.Messenger.ReplaceAsync(_program.MeetingChat, "m1", Hello, SendClass.RoomCard, default));
        Assert.Equal(4, Connector.Requests.Count);
    }

    [Theory]
    [InlineData(400, "BadSyntax")]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(404, "ConversationNotFound")]
    [InlineData(413, "MessageSizeTooBig")]
    public async Task A_refusal_is_final_and_never_repeated(int status, string code)
    {
        Connector.Rule = _ => new(status, $$$"""{"error":{"code":"{{{code}}}","message":"text that stays out"} }""");
        Assert.Equal(new SendResult.Final(status, code), await SendAsync());
        Assert.Single(Connector.Requests);
    }

    [Theory]
    [InlineData("""{"errorCode":209,"message":"{subCode: MessageWritesBlocked}"}""", "209")]
    [InlineData("<html>Cannot GET</html>", "")]
    [InlineData("", "")]
    [InlineData("[]", "")]
    [InlineData("""{"error":"text"}""", "")]
    [InlineData("""{"error":{"code":"line\nbreak"}}""", "")]
    public async Task An_error_body_of_any_shape_gives_a_safe_code(string body, string code)
    {
        Connector.Rule = _ => new(403, body);
        Assert.Equal(new SendResult.Final(403, code), await SendAsync());
    }

    [Fact]
    public async Task Retry_after_in_seconds_is_waited_for()
    {
        Connector.Next.Enqueue(new(429, RetryAfter: "3"));
        var start = _program.Clock.Now;
        Assert.IsType<SendResult.Sent>(await SendAsync());
        Assert.Equal(TimeSpan.FromSeconds(3), _program.Clock.Now - start);
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_waited_for()
    {
        var start = _program.Clock.Now;
        Connector.Next.Enqueue(new(503, RetryAfter: start.AddSeconds(4).ToString("r")));
        Assert.IsType<SendResult.Sent>(await SendAsync());
        Assert.Equal(TimeSpan.FromSeconds(4), _program.Clock.Now - start);
    }

    [Fact]
    public async Task A_long_retry_after_is_told_at_once_and_holds_back_the_next_send_without_a_call()
    {
        Connector.Next.Enqueue(new(429, RetryAfter: "30"));
        var until = _program.Clock.Now.AddSeconds(30);
        Assert.Equal(new SendResult.Throttled(until), await SendAsync());
        Assert.Equal(new SendResult.Throttled(until), await SendAsync());
        Assert.Single(Connector.Requests);
        _program.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<SendResult.Sent>(await SendAsync());
    }

    [Fact]
    public async Task Endless_throttling_ends_within_ten_seconds_and_four_calls()
    {
        Connector.Rule = _ => new(429);
        var start = _program.Clock.Now;
        Assert.IsType<SendResult.Throttled>(await SendAsync());
        Assert.InRange(_program.Clock.Now - start, TimeSpan.Zero, TimeSpan.FromSeconds(12));
        Assert.InRange(Connector.Requests.Count, 2, 4);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(302)]
    [InlineData(408)]
    public async Task Other_troubles_are_left_to_the_queue(int status)
    {
        Connector.Rule = _ => new(status);
        Assert.Equal(new SendResult.Failed(status, ""), await SendAsync());
        Assert.Single(Connector.Requests);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var elsewhere = await StubConnector.StartAsync();
        foreach (var status in new[] { 301, 302, 303, 307, 308 })
        {
            Connector.Next.Enqueue(new(status, Location: elsewhere.ServiceUrl));
            Assert.IsType<SendResult.Failed>(await SendAsync());
        }
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_connection_cut_after_sending_is_ambiguous_and_not_repeated()
    {
        Connector.Next.Enqueue(new(0));
        Assert.IsType<SendResult.Ambiguous>(await SendAsync());
        Assert.Single(Connector.Requests);
    }

    [Fact]
    public async Task An_edit_and_a_deletion_may_be_repeated_after_a_cut()
    {
        Connector.Next.Enqueue(new(0));
        Assert.Equal(new SendResult.Sent("m1"), await _program.Messenger.ReplaceAsync(_program.MeetingChat, "m1", Hello, SendClass.RoomCard, default));
        Connector.Next.Enqueue(new(0));
        Assert.Equal(new SendResult.Sent("m1"), await _program.Messenger.DeleteAsync(_program.MeetingChat, "m1", default));
        Assert.Equal(["PUT", "PUT", "DELETE", "DELETE"], Connector.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task No_answer_in_thirty_seconds_is_ambiguous()
    {
        var hold = new TaskCompletionSource();
        Connector.Hold = hold.Task;
        var send = SendAsync();
        while (Connector.Requests.IsEmpty)
            await Task.Yield();
        _program.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(new SendResult.Ambiguous("Timeout"), await send);
        hold.SetResult();
    }

    [Fact]
    public async Task A_connection_that_never_stood_is_a_failure_because_nothing_was_sent()
    {
        var gone = _program.MeetingChat;
        await Connector.DisposeAsync();
        Assert.Equal(new SendResult.Failed(0, "ConnectionFailed"), await _program.Messenger.SendAsync(gone, Hello, SendClass.Open, default));
    }

    [Fact]
    public async Task A_gateway_that_gives_up_every_time_leaves_it_open_whether_the_message_arrived()
    {
        Connector.Rule = _ => new(504);
        Assert.IsType<SendResult.Ambiguous>(await SendAsync());
    }

    private Task<SendResult> SendAsync() => _program.Messenger.SendAsync(_program.MeetingChat, Hello, SendClass.Open, default);
}
