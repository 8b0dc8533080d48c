using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Host.Tests.Following;

/// <summary>What strangers can do at the addresses where Graph tells of changes: nothing. Each case says what is answered, and that nothing else happened.</summary>
public sealed class AttackTests
{
    [Theory]
    [InlineData("clientState", "forged")]
    [InlineData("clientState", "")]
    [InlineData("clientState", "OWNER.0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("clientState", "OWNER.")]
    [InlineData("clientState", null)]
    [InlineData("tenantId", "11111111-2222-3333-4444-555555555555")]
    [InlineData("tenantId", null)]
    [InlineData("subscriptionId", "7f105c7d-2dc5-4530-97cd-999999999999")]
    [InlineData("subscriptionId", null)]
    [InlineData("resource", "Users/11111111-2222-3333-4444-555555555555/Events/AAkALgM0")]
    [InlineData("resource", "Users/OWNER/Messages/AAkALgM0")]
    [InlineData("resource", "Groups/OWNER/Events/AAkALgM0")]
    [InlineData("resource", null)]
    [InlineData("lifecycleEvent", "everythingIsLost")]
    [InlineData("encryptedContent", "x")]
    public async Task A_notification_with_one_thing_wrong_is_answered_like_a_right_one_and_does_nothing(string field, string? value)
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var told = await webhook.TrueAsync();
        told[field] = value?.Replace("OWNER", stage.Ann.Value, StringComparison.Ordinal);
        using var measured = new Measured(stage.Stage.Get<IMeterFactory>());
        stage.Fresh();
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body(told)));
        await NothingHappenedAsync(stage);
        Assert.Equal((1, 0), (measured.Sum("okrbot.calendar.notifications", ("okrbot.outcome", "dropped")), measured.Sum("okrbot.calendar.notifications", ("okrbot.outcome", "taken"))));
    }

    [Fact]
    public async Task A_true_one_beside_forged_ones_counts_alone()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var (told, forged) = (await webhook.TrueAsync(), await webhook.TrueAsync());
        forged["clientState"] = "forged";
        using var measured = new Measured(stage.Stage.Get<IMeterFactory>());
        stage.Fresh();
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body(forged, told, new JsonObject(), forged)));
        await stage.SettleAsync();
        Assert.Equal("calendarDelta 1", stage.Calls);
        Assert.Equal((3, 1), (measured.Sum("okrbot.calendar.notifications", ("okrbot.outcome", "dropped")), measured.Sum("okrbot.calendar.notifications", ("okrbot.outcome", "taken"))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_replayed_from_another_app_is_no_proof(bool inBody)
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        // Really signed by the tenant's own key: one that the channel got, and one that the bot got for Graph.
        foreach (var token in new[] { stage.Tenant.Tokens.ForChannel(stage.Stage.Address), stage.Tenant.Tokens.ForBot(stage.Tenant.Options.AppId, stage.Tenant.Options.ClientSecret, "https://graph.microsoft.com")! })
        {
            var told = await webhook.TrueAsync();
            told["clientState"] = "forged";
            var body = Webhook.Body(told);
            if (inBody) body["validationTokens"] = new JsonArray(token);
            stage.Fresh();
            Assert.Equal(202, await webhook.TellAsync(body, token: inBody ? null : token));
            await NothingHappenedAsync(stage);
        }
    }

    [Fact]
    public async Task What_comes_with_tokens_was_asked_for_by_another_app_and_is_dropped_whatever_else_is_right()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var body = Webhook.Body(await webhook.TrueAsync());
        body["validationTokens"] = new JsonArray(stage.Tenant.Tokens.ForChannel(stage.Stage.Address));
        stage.Fresh();
        Assert.Equal(202, await webhook.TellAsync(body));
        await NothingHappenedAsync(stage);
        body["validationTokens"] = new JsonArray();
        Assert.Equal(202, await webhook.TellAsync(body));
        await stage.SettleAsync();
        Assert.Equal("calendarDelta 1", stage.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_megabytes_are_refused_without_being_read(bool tellsLength)
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        using var content = new TenMegabytes(tellsLength);
        stage.Fresh();
        try
        {
            Assert.Equal(413, (await webhook.SendAsync(Webhook.Notifications, content, expect: tellsLength)).Status);
        }
        catch (HttpRequestException)
        {
            // The connection was closed while the rest was still being sent: refused as well.
        }
        // Buffers on the way hold some; none is sent where the length said it all.
        Assert.InRange(content.Taken, 0, tellsLength ? 0 : 9_000_000);
        await NothingHappenedAsync(stage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"value":{}}""")]
    [InlineData("""{"value":[],"value":[]}""")]
    [InlineData("""{"value":[{"subscriptionId":"\ud800","clientState":"x","tenantId":"y"}]}""")]
    public async Task What_is_no_list_of_notifications_is_refused(string body)
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        stage.Fresh();
        Assert.Equal(400, await webhook.TellAsync(body));
        Assert.Equal(400, await webhook.TellAsync(new string('[', 100_000)));
        Assert.Equal(400, await webhook.TellAsync("{\"value\":[" + string.Concat(Enumerable.Repeat("{\"a\":", 50)) + "1" + new string('}', 50) + "]}"));
        await NothingHappenedAsync(stage);
    }

    [Fact]
    public async Task What_is_in_a_list_and_no_notification_is_dropped()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        stage.Fresh();
        Assert.Equal(202, await webhook.TellAsync("""{"value":[1,"x",null,[],{},{"clientState":7},{"clientState":"a.b","subscriptionId":[],"tenantId":{}}]}"""));
        await NothingHappenedAsync(stage);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("Validation: Testing client application reachability for subscription Request-Id: 1+1", "Validation: Testing client application reachability for subscription Request-Id: 1+1")]
    public async Task A_validation_token_comes_back_as_plain_text_and_markup_in_it_stays_text(string token, string answer)
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        stage.Fresh();
        foreach (var path in new[] { Webhook.Notifications, Webhook.Lifecycle })
            Assert.Equal((200, answer, "text/plain", "nosniff"), await webhook.SendAsync($"{path}?validationToken={Uri.EscapeDataString(token)}", new StringContent("")));
        await NothingHappenedAsync(stage);
    }

    [Fact]
    public async Task A_validation_token_that_is_too_long_empty_or_there_twice_is_refused()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        foreach (var query in new[] { "validationToken=" + new string('x', 2049), "validationToken=", "validationToken=a&validationToken=b" })
            Assert.Equal(400, (await webhook.SendAsync($"{Webhook.Notifications}?{query}", new StringContent(""))).Status);
    }

    [Fact]
    public async Task Of_a_thousand_in_one_request_the_first_two_hundred_are_looked_at()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var told = await webhook.TrueAsync();
        told.Remove("resourceData");
        var forged = (JsonObject)told.DeepClone();
        forged["clientState"] = $"{Guid.Empty:D}.x";
        using var measured = new Measured(stage.Stage.Get<IMeterFactory>());
        stage.Fresh();
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body([.. Enumerable.Repeat(forged, 200), .. Enumerable.Repeat(told, 800)])));
        await NothingHappenedAsync(stage);
        Assert.Equal(1000, measured.Sum("okrbot.calendar.notifications", ("okrbot.outcome", "dropped")));
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body([.. Enumerable.Repeat(told, 1000)])));
        await stage.SettleAsync();
        Assert.Equal("calendarDelta 1", stage.Calls);
    }

    [Fact]
    public async Task A_thousand_strangers_calendars_in_one_request_cost_no_look_into_storage()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var all = Enumerable.Range(0, 1000).Select(at => new JsonObject { ["clientState"] = $"{new Guid(at, 0, 0, new byte[8]):D}.x", ["subscriptionId"] = "s", ["tenantId"] = stage.Tenant.Options.TenantId }).ToArray();
        stage.Fresh();
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body(all)));
        Assert.Empty(stage.Stage.Counts.Snapshot());
        await NothingHappenedAsync(stage);
    }

    [Fact]
    public async Task A_flood_of_duplicates_is_one_look_and_one_item_of_work()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var body = Webhook.Body(await webhook.TrueAsync());
        stage.Fresh();
        for (var round = 0; round < 10; round++)
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => webhook.TellAsync(body))), status => Assert.Equal(202, status));
        await stage.SettleAsync();
        Assert.Equal("calendarDelta 1", stage.Calls);
        Assert.Null(await stage.Stage.Get<IWorkQueue>().OldestDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Two_servers_that_hear_the_same_look_once()
    {
        await using var stage = await FollowStage.SetAsync();
        await using var other = await stage.Stage.AnotherServerAsync();
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        await stage.Subscriptions.DeliverAsync(1, CancellationToken.None);
        stage.Subscriptions.Reach = new Uri(other.Urls.First().TrimEnd('/') + "/");
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-17T09:30"));
        await stage.Subscriptions.DeliverAsync(2, CancellationToken.None);
        await stage.SettleAsync();
        Assert.Equal("calendarDelta 1, getEvent 1, listInstances 1", stage.Calls);
        Assert.Equal("24 Nov 09:30-10:00", await stage.KnownAsync(1));
    }

    [Fact]
    public async Task Without_Graph_nobody_is_there()
    {
        await using var pick = await Setup.PickStage.SetAsync(graph: false, address: "https://okrbot.example/");
        using var http = new HttpClient();
        foreach (var path in new[] { Webhook.Notifications, Webhook.Lifecycle })
            Assert.Equal(404, (int)(await http.PostAsync(new Uri(pick.Stage.Address, path + "?validationToken=x"), null)).StatusCode);
    }

    /// <summary>No row was written, no work queued, nothing asked of Graph.</summary>
    private static async Task NothingHappenedAsync(FollowStage stage)
    {
        Assert.DoesNotContain(stage.Stage.Counts.Snapshot(), count => count.Key.Kind == TableRequest.Transaction);
        Assert.Empty(await stage.QueuedAsync());
        await stage.SettleAsync();
        Assert.Equal("", stage.Calls);
    }
}
