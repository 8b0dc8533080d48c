using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Changes;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Following;

/// <summary>What a notification costs: one that was made up nothing at all, a true one a look into storage and an item of work.</summary>
public sealed class ForgedTests
{
    private const int Requests = 5;

    [Theory]
    [InlineData("strangers")]
    [InlineData("unsigned")]
    [InlineData("one letter")]
    [InlineData("another calendar")]
    [InlineData("another secret")]
    [InlineData("another tenant")]
    [InlineData("longer")]
    public async Task A_thousand_forged_ones_cost_no_request_of_storage_and_queue_nothing(string how)
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var told = await webhook.TrueAsync();
        var state = (string)told["clientState"]!;
        var other = await new ClientStates(new Secret(7)).NewAsync(stage.Home, stage.Ann, CancellationToken.None);
        var elsewhere = await new ClientStates(stage.Stage.Get<IOwnSecrets>()).NewAsync(new("11111111-2222-3333-4444-555555555555"), stage.Ann, CancellationToken.None);
        var forged = Enumerable.Range(0, ChangesDoor.Most).Select(at =>
        {
            var one = (JsonObject)told.DeepClone();
            one["clientState"] = how switch
            {
                "strangers" => $"{new Guid(at, 0, 0, new byte[8]):D}.{at}.{at}",
                "unsigned" => $"{stage.Ann}.{new string((char)('a' + (at % 6)), 64)}",
                "one letter" => state[..(at % state.Length)] + (state[at % state.Length] == 'A' ? 'B' : 'A') + state[((at % state.Length) + 1)..],
                "another calendar" => stage.Pick.IdOf("Chidi") + state[stage.Ann.Value.Length..],
                "another secret" => other,
                "another tenant" => elsewhere,
                _ => state + "." + state[^10..],
            };
            return one;
        }).ToArray();
        stage.Fresh();
        for (var i = 0; i < Requests; i++) Assert.Equal(202, await webhook.TellAsync(Webhook.Body(forged)));
        Assert.Empty(stage.Stage.Counts.Snapshot());
        Assert.Empty(await stage.QueuedAsync());
    }

    [Fact]
    public async Task A_true_one_costs_one_look_and_one_item_of_work_and_a_storm_of_them_no_more_in_half_a_minute()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var body = Webhook.Body(await webhook.TrueAsync());
        for (var i = 1; i <= 2; i++)
        {
            stage.Fresh();
            for (var times = 0; times < 20; times++) Assert.Equal(202, await webhook.TellAsync(body));
            Assert.Equal((1, 0), (stage.Stage.Counts.Of(TableNames.Directory, TableRequest.Get), stage.Stage.Counts.Of(TableNames.Directory, TableRequest.Transaction)));
            Assert.Equal([CalendarWork.Look], await stage.QueuedAsync());
            await stage.SettleAsync();
            Assert.Equal("calendarDelta 1", stage.Calls);
        }
    }

    [Fact]
    public async Task True_ones_about_a_hundred_calendars_in_one_request_are_a_hundred_looks()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var told = new List<JsonObject>();
        for (var at = 0; at < 100; at++)
        {
            var owner = new PersonId($"{new Guid(at, 0, 0, new byte[8]):D}");
            var state = await stage.Stage.Get<ClientStates>().NewAsync(stage.Home, owner, CancellationToken.None);
            await stage.Stage.Get<IWatches>().ChangeAsync(stage.Home, owner, _ => new WatchEntry(stage.Home, owner, [new("19:x@thread.v2")]) { Secret = state, Subscription = "s" }, CancellationToken.None);
            told.Add(new JsonObject { ["clientState"] = state, ["subscriptionId"] = "s", ["tenantId"] = stage.Home.Value, ["resource"] = $"Users/{owner}/Events/x" });
        }
        stage.Fresh();
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body([.. told])));
        Assert.Equal(100, stage.Stage.Counts.Of(TableNames.Directory));
        Assert.Equal(100, (await stage.QueuedAsync()).Count(kind => kind == CalendarWork.Look));
    }

    [Fact]
    public async Task On_a_server_that_has_just_started_a_forged_one_costs_nothing_either_and_one_that_another_server_began_is_true()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var told = await webhook.TrueAsync();
        await stage.Stage.RestartAsync();
        var forged = (JsonObject)told.DeepClone();
        forged["clientState"] = (string)told["clientState"]! + "x";
        stage.Fresh();
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body(forged)));
        Assert.Empty(stage.Stage.Counts.Snapshot());
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body(told)));
        Assert.Equal([CalendarWork.Look], await stage.QueuedAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_subscribed_before_states_were_signed_or_under_another_secret_counts_until_the_night_begins_it_anew(bool isPlain)
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        if (isPlain) await ChangeAsync(stage, watch => watch with { Secret = $"{watch.Owner}.{new string('0', 64)}" });
        else await ForgetSecretAsync(stage);
        await stage.Stage.RestartAsync();
        stage.Subscriptions.Reach = stage.Stage.Address;
        var (before, old) = ((await stage.WatchAsync())!, await webhook.TrueAsync());
        var forged = (JsonObject)old.DeepClone();
        forged["clientState"] = $"{before.Owner}.{new string('1', 64)}";

        stage.Fresh();
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body(forged)));
        Assert.Empty(stage.Stage.Counts.Snapshot());
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body(old)));
        Assert.Equal([CalendarWork.Look], await stage.QueuedAsync());
        await stage.SettleAsync();

        stage.Fresh();
        await stage.NightAsync(nights: 2);
        var after = (await stage.WatchAsync())!;
        Assert.Contains("renewSubscription 1, subscribe 1, unsubscribe 1", stage.Calls, StringComparison.Ordinal);
        Assert.Equal([after.Subscription!], stage.Subscriptions.Live);
        Assert.True(await stage.Stage.Get<ClientStates>().IsOursAsync(stage.Home, after.Secret!, CancellationToken.None));
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body(old)));
        Assert.Empty(await stage.QueuedAsync());
        Assert.Equal(202, await webhook.TellAsync(Webhook.Body(await webhook.TrueAsync())));
        Assert.Equal([CalendarWork.Look], await stage.QueuedAsync());
    }

    [Fact]
    public async Task While_storage_does_not_answer_since_the_start_it_is_asked_once_in_ten_seconds_however_many_come()
    {
        await using var stage = await FollowStage.SetAsync();
        var secrets = new Secret(1) { IsDown = true };
        var states = new StandingStates(new ClientStates(secrets), stage.Stage.Get<IWatches>(), stage.Stage.Get<Microsoft.Extensions.Options.IOptions<OkrBot.Graph.Settings.GraphOptions>>(), stage.Stage.Time);
        var told = new ToldChange(ToldKind.Missed, "s", $"{stage.Ann}.x.y", stage.Home.Value, null);
        for (var i = 0; i < 50; i++) await Assert.ThrowsAsync<StorageUnavailableException>(async () => await states.HasAsync(told, CancellationToken.None));
        Assert.Equal(1, secrets.Asked);
        secrets.IsDown = false;
        stage.Stage.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(await states.HasAsync(told, CancellationToken.None));
        Assert.True(await states.HasAsync(told with { Secret = await new ClientStates(secrets).NewAsync(stage.Home, stage.Ann, CancellationToken.None) }, CancellationToken.None));
    }

    private static Task ChangeAsync(FollowStage stage, Func<WatchEntry, WatchEntry> change)
        => stage.Stage.Get<IWatches>().ChangeAsync(stage.Home, stage.Ann, known => change(known!), CancellationToken.None);

    /// <summary>What an administrator does who wants another secret: its row goes, and all servers start again.</summary>
    private static async Task ForgetSecretAsync(FollowStage stage)
    {
        var table = stage.Stage.Get<ITableServiceClient>().GetTableClient(TableNames.Directory);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        await foreach (var row in table.ReadPartitionAsync("secrets", CancellationToken.None)) rows.Add(row);
        foreach (var row in rows) await table.SubmitTransactionAsync([new TableTransactionAction.Delete(row.PartitionKey, row.RowKey, row.ETag)], CancellationToken.None);
        Assert.NotEmpty(rows);
    }

    private sealed class Secret(byte of) : IOwnSecrets
    {
        public bool IsDown { get; set; }
        public int Asked { get; private set; }

        public ValueTask<byte[]> OfAsync(string purpose, CancellationToken cancel)
        {
            Asked++;
            if (IsDown) throw new StorageUnavailableException("down on purpose", mayHaveHappened: false);
            return new([.. Enumerable.Repeat(of, 32)]);
        }
    }
}
