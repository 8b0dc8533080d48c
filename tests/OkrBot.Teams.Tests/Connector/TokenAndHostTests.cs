using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Connector;

public sealed class TokenAndHostTests : IAsyncLifetime
{
    private static readonly OutgoingMessage Hello = new(null, "hello");
    private TeamsProgram _program = null!;

    public async Task InitializeAsync() => _program = await TeamsProgram.StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Fact]
    public async Task An_unlisted_listener_gets_no_request_and_no_token_even_from_a_stored_address()
    {
        await using var elsewhere = await StubConnector.StartAsync();
        var stored = _program.MeetingChat with { ServiceUrl = new Uri(elsewhere.ServiceUrl) };
        var (messenger, roster) = (_program.Messenger, _program.Roster);
        var refused = new SendResult.Final(0, "HostNotAllowed");
        Assert.Equal(refused, await messenger.SendAsync(stored, Hello, SendClass.Open, default));
        Assert.Equal(refused, await messenger.ReplaceAsync(stored, "m1", Hello, SendClass.Open, default));
        Assert.Equal(refused, await messenger.DeleteAsync(stored, "m1", default));
        Assert.Null(await messenger.OpenPersonalChatAsync(stored.Tenant, "29:ada", stored.ServiceUrl, default));
        Assert.Null(await roster.MembersAsync(stored, default));
        Assert.Null(await roster.MemberAsync(stored, new PersonId("x"), default));
        Assert.Null(await roster.MeetingAsync(stored, "m", default));
        Assert.Null(await roster.ParticipantAsync(stored, "m", new PersonId("x"), default));
        Assert.Empty(elsewhere.Requests);
        Assert.Equal(0, _program.OpenId.TokensGiven);
    }

    [Fact]
    public async Task Fifty_sends_at_once_fetch_one_token_with_the_secret_in_the_form()
    {
        var chats = Enumerable.Range(0, 30).Select(i => _program.MeetingChat with { Chat = new ChatId($"19:{i}@thread.v2") });
        var results = await Task.WhenAll(chats.Select(c => _program.Messenger.SendAsync(c, Hello, SendClass.Close, default)));
        Assert.All(results, r => Assert.IsType<SendResult.Sent>(r));
        Assert.Equal(1, _program.OpenId.TokensGiven);
        Assert.All(_program.Connector.Requests, r => Assert.Equal("Bearer bot-token-1", r.Authorization));
        Assert.Equal($"grant_type=client_credentials&client_id={Activities.AppId}&client_secret=a+secret&scope=https%3A%2F%2Fapi.botframework.com%2F.default",
            _program.OpenId.TokenForms.Single());
    }

    [Fact]
    public async Task A_token_is_renewed_five_minutes_before_its_end()
    {
        await SendAsync();
        _program.Clock.Advance(TimeSpan.FromMinutes(54));
        await SendAsync();
        Assert.Equal(1, _program.OpenId.TokensGiven);
        _program.Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAsync();
        Assert.Equal(2, _program.OpenId.TokensGiven);
    }

    [Fact]
    public async Task A_refused_token_is_fetched_once_and_tried_once_more()
    {
        _program.Connector.Rule = r => r.Authorization == "Bearer bot-token-1" ? new(401) : null;
        Assert.IsType<SendResult.Sent>(await SendAsync());
        Assert.Equal(["Bearer bot-token-1", "Bearer bot-token-2"], _program.Connector.Requests.Select(r => r.Authorization));
        Assert.Equal(_program.Connector.Requests.First().Body, _program.Connector.Requests.Last().Body);
    }

    [Fact]
    public async Task Tokens_that_are_always_refused_are_no_endless_loop_and_no_verdict_on_the_conversation()
    {
        _program.Connector.Rule = _ => new(401);
        Assert.Equal(new SendResult.Failed(401, ""), await SendAsync());
        Assert.Equal((2, 2), (_program.Connector.Requests.Count, _program.OpenId.TokensGiven));
    }

    [Fact]
    public async Task Many_refusals_of_one_token_at_once_fetch_one_other()
    {
        await SendAsync();
        _program.Connector.Rule = r => r.Authorization == "Bearer bot-token-1" ? new(401) : null;
        var chats = Enumerable.Range(0, 20).Select(i => _program.MeetingChat with { Chat = new ChatId($"19:{i}@thread.v2") });
        Assert.All(await Task.WhenAll(chats.Select(c => _program.Messenger.SendAsync(c, Hello, SendClass.Close, default))), r => Assert.IsType<SendResult.Sent>(r));
        Assert.Equal(2, _program.OpenId.TokensGiven);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        _program.OpenId.Down = true;
        Assert.Equal(new SendResult.Failed(0, "NoToken"), await SendAsync());
        Assert.Empty(_program.Connector.Requests);
    }

    private Task<SendResult> SendAsync() => _program.Messenger.SendAsync(_program.MeetingChat, Hello, SendClass.Open, default);
}
