using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Observability;

namespace OkrBot.Host.Tests.Following;

/// <summary>One subscription to each calendar, whose secret and id are those that are stored, and which tells of changes where we are.</summary>
public sealed class SubscriptionTests
{
    [Fact]
    public async Task A_server_that_is_overtaken_while_it_begins_a_subscription_ends_its_own_and_leaves_the_row()
    {
        await using var stage = await FollowStage.SetAsync(change: services => services.Decorate<IChangeSubscriptions>((_, real) => new OvertakenSubscriptions(real)));
        var subscriptions = (OvertakenSubscriptions)stage.Stage.Get<IChangeSubscriptions>();
        subscriptions.OnStarted = () => ChangeAsync(stage, watch => watch with { Secret = "of another server" });
        await stage.Subscriptions.TellLifecycleAsync((await stage.WatchAsync())!.Subscription!, "subscriptionRemoved", CancellationToken.None);
        stage.Stage.Time.Advance(TimeSpan.FromSeconds(31));
        await stage.Stage.WorkAsync();
        Assert.Null(subscriptions.OnStarted);
        Assert.Empty(stage.Subscriptions.Live);
        Assert.Equal(("of another server", null), ((await stage.WatchAsync())!.Secret, (await stage.WatchAsync())!.Subscription));

        await stage.SettleAsync();
        var watch = (await stage.WatchAsync())!;
        Assert.Equal([watch.Subscription!], stage.Subscriptions.Live);
        Assert.Equal(watch.Secret, (string?)stage.Subscriptions.Find(watch.Subscription!)!["clientState"]);
    }

    [Theory]
    [InlineData("https://before.example/")]
    [InlineData(null)]
    public async Task A_subscription_that_tells_another_address_is_begun_anew_once(string? before)
    {
        await using var stage = await FollowStage.SetAsync();
        var old = (await stage.WatchAsync())!;
        Assert.Equal("https://okrbot.example/", old.Address);
        await ChangeAsync(stage, watch => watch with { Address = before });
        stage.Fresh();
        await stage.NightAsync(nights: 2);
        var watch = (await stage.WatchAsync())!;
        Assert.Equal([watch.Subscription!], stage.Subscriptions.Live);
        Assert.Equal(("https://okrbot.example/", true, true), (watch.Address, watch.Subscription != old.Subscription, watch.Secret != old.Secret));
        Assert.Contains("renewSubscription 1, subscribe 1, unsubscribe 1", stage.Calls, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task However_many_meetings_of_one_organiser_are_found_at_once_one_renewal_waits_at_most(bool stands, int renewals)
    {
        await using var stage = await FollowStage.SetAsync();
        if (!stands) await ChangeAsync(stage, watch => watch with { Subscription = null, Secret = null, ExpiresAt = null });
        var row = (await stage.Pick.SeriesAsync())!;
        for (var i = 0; i < 5; i++)
        {
            var id = $"19:meeting_{i}@thread.v2";
            await stage.Stage.Get<IDirectory>().ChangeSeriesAsync(stage.Home, new(id), _ => row with { Series = new(id), Chat = new(id), Calendar = null, Known = null }, CancellationToken.None);
            await stage.Stage.Get<SeriesWatching>().FollowAsync(stage.Home, new(id), new CalendarLink(stage.Ann, $"series {i}"), CancellationToken.None);
        }
        Assert.Equal(6, (await stage.WatchAsync())!.Series.Length);
        Assert.Equal(renewals, (await stage.QueuedAsync()).Count(kind => kind == CalendarWork.Renew));
    }

    [Fact]
    public async Task A_series_that_is_over_is_looked_for_once_a_day_and_after_two_weeks_only_the_nights_look_whether_it_goes_on()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.End(stage.Pick.Series, new DateOnly(2026, 11, 3));
        await stage.NightAsync();
        stage.Fresh();
        stage.Calendars.Rename(stage.Pick.Series, "Search weekly");
        await stage.Subscriptions.DeliverAsync(1, CancellationToken.None);
        await stage.SettleAsync();
        Assert.Equal("calendarDelta 1, listInstances 1", stage.Calls);

        await stage.NightAsync(nights: 16);
        Assert.Empty(stage.Subscriptions.Live);
        Assert.Single((await stage.WatchAsync())!.Series);
        stage.Fresh();
        await stage.NightAsync();
        Assert.Equal("calendarDelta 1", stage.Calls);

        stage.Calendars.End(stage.Pick.Series, new DateOnly(2026, 12, 22));
        await stage.NightAsync(nights: 2);
        Assert.Equal("24 Nov 09:30-10:00", await stage.KnownAsync(1));
        Assert.Equal([(await stage.WatchAsync())!.Subscription!], stage.Subscriptions.Live);
    }

    private static Task ChangeAsync(FollowStage stage, Func<WatchEntry, WatchEntry> change)
        => stage.Stage.Get<IWatches>().ChangeAsync(stage.Home, stage.Ann, known => change(known!), CancellationToken.None);

    /// <summary>The real ones; another server may come in between the answer and what is made of it.</summary>
    private sealed class OvertakenSubscriptions(IChangeSubscriptions real) : IChangeSubscriptions
    {
        public Func<Task>? OnStarted { get; set; }
        public string? Address => real.Address;

        public async Task<Asked<ChangeSubscription>> StartAsync(TenantId tenant, PersonId owner, string secret, CancellationToken cancel)
        {
            var asked = await real.StartAsync(tenant, owner, secret, cancel);
            if (OnStarted is { } overtake)
            {
                OnStarted = null;
                await overtake();
            }
            return asked;
        }

        public Task<Asked<ChangeSubscription>> RenewAsync(TenantId tenant, string id, CancellationToken cancel) => real.RenewAsync(tenant, id, cancel);

        public Task<Asked<bool>> StopAsync(TenantId tenant, string id, CancellationToken cancel) => real.StopAsync(tenant, id, cancel);
    }
}
