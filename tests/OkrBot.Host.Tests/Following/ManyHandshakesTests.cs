using System.Net;
using OkrBot.App.Bot;
using OkrBot.Host.Changes;
using OkrBot.Host.CommandLine.Checks;

namespace OkrBot.Host.Tests.Following;

public sealed class ManyHandshakesTests
{
    [Fact]
    public async Task The_verb_check_shakes_hands_with_a_running_server_as_Graph_does()
    {
        await using var stage = await FollowStage.SetAsync();
        var finding = await WebhookCheck.LookAsync(new PublicAddress(stage.Stage.Address), CancellationToken.None);
        Assert.Equal($"graph      ok: {stage.Stage.Address}api/graph/notifications takes notifications, asked from here", finding.ToString());
    }

    [Fact]
    public async Task So_many_subscriptions_may_begin_at_once_that_handshakes_are_not_limited_and_notifications_are()
    {
        await using var stage = await FollowStage.SetAsync();
        using var client = new HttpClient();
        async Task<HttpStatusCode> PostAsync(string query)
        {
            using var answer = await client.PostAsync(new Uri(stage.Stage.Address, "api/graph/notifications" + query), new StringContent("[]"));
            return answer.StatusCode;
        }
        for (var i = 0; i <= ChangesLimit.PerAddress; i++) Assert.Equal(HttpStatusCode.OK, await PostAsync("?validationToken=t"));
        for (var i = 0; i < ChangesLimit.PerAddress; i++) Assert.NotEqual(HttpStatusCode.TooManyRequests, await PostAsync(""));
        Assert.Equal(HttpStatusCode.TooManyRequests, await PostAsync(""));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("?validationToken=t"));
    }
}
