using System.Net;
using OkrBot.Host.Changes;

namespace OkrBot.Host.Tests.Following;

public sealed class ManyHandshakesTests
{
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
