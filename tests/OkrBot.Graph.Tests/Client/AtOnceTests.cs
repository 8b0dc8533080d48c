using System.Net;
using System.Net.Http.Headers;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Tests.Kit;
using OkrBot.Rehearsal;
using OkrBot.Testing;

namespace OkrBot.Graph.Tests.Client;

/// <summary>Requests that take a second each by the tenant's clock, so that they really are under way together.</summary>
public sealed class AtOnceTests() : GraphTest()
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Four_are_under_way_to_a_mailbox_and_the_fifth_waits()
    {
        Tenant.Graph.Faults.Delay = TimeSpan.FromSeconds(1);
        var all = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)));
        for (var round = 1; round <= 5; round++)
        {
            await ArrivedAsync(4);
            Assert.Equal(4 * round, Tenant.Graph.Counts.Total);
            Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.All(await all.WaitAsync(Guard), one => Assert.True(one.IsAnswered));
        Assert.Equal((4, 20), (Tenant.Graph.MostAtOnce(Ann), Tenant.Graph.Counts.Total));
    }

    [Fact]
    public async Task Two_mailboxes_do_not_wait_for_each_other()
    {
        Tenant.Graph.Faults.Delay = TimeSpan.FromSeconds(1);
        var all = Task.WhenAll(new[] { Ann, Bo }.SelectMany(person => Enumerable.Range(0, 4).Select(_ => Get<IPeopleDirectory>().TimeAsync(Home, IdOf(person), None))));
        await ArrivedAsync(8);
        Time.Advance(TimeSpan.FromSeconds(1));
        await all.WaitAsync(Guard);
    }

    /// <summary>The limit of the tenant itself is not blind: five of ours without a governor are noticed.</summary>
    [Fact]
    public async Task Five_at_once_would_be_noticed()
    {
        await using var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(Time), None);
        var ann = tenant.World.AddPerson("Ann");
        tenant.Graph.Faults.Delay = TimeSpan.FromSeconds(1);
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tenant.Tokens.ForBot(tenant.Options.AppId, tenant.Options.ClientSecret, "https://graph.microsoft.com"));
        var all = Enumerable.Range(0, 5).Select(_ => client.GetAsync(new Uri($"{tenant.GraphUrl}/users/{ann.ObjectId}/mailboxSettings"))).ToList();
        for (var i = 0; i < 4; i++) Assert.True(await tenant.Graph.Faults.Held.WaitAsync(Guard));
        var first = await Task.WhenAny(all).WaitAsync(Guard);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await first).StatusCode);
        Assert.Equal("graph-mailbox-at-once", Assert.Single(tenant.Violations.All).Rule);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4, (await Task.WhenAll(all).WaitAsync(Guard)).Count(one => one.IsSuccessStatusCode));
    }

    [Fact]
    public async Task Where_Graph_asks_for_quiet_all_callers_of_the_mailbox_keep_it_and_others_do_not()
    {
        Tenant.Graph.QuietMailbox(Ann, TimeSpan.FromSeconds(30));
        Assert.Equal(new NoAnswer.Later(Time.Now.AddSeconds(30)), (await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)).Why);
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(new NoAnswer.Later(Time.Now.AddSeconds(20)), (await Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Ann), Next(7), None)).Why);
        Assert.Equal(1, Tenant.Graph.Counts.Total);
        Assert.True((await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Bo), None)).IsAnswered);
        Time.Advance(TimeSpan.FromSeconds(16));
        // Of a short time the caller knows nothing.
        var waiting = Time.TimerSetAsync();
        var last = Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None);
        await waiting.WaitAsync(Guard);
        Assert.False(last.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(4));
        Assert.True((await last.WaitAsync(Guard)).IsAnswered);
    }

    [Fact]
    public async Task Forty_changes_of_subscriptions_go_out_in_a_second_and_the_rest_after_it()
    {
        Tenant.Graph.Faults.Delay = TimeSpan.FromSeconds(1);
        var all = Task.WhenAll(Enumerable.Range(0, 60).Select(at => Get<IChangeSubscriptions>().StopAsync(Home, $"none-{at}", None)));
        await ArrivedAsync(40);
        Assert.Equal(40, Tenant.Graph.Counts.Total);
        while (true)
        {
            var next = Time.TimerSetAsync();
            Time.Advance(TimeSpan.FromSeconds(1));
            if (await Task.WhenAny(all, next).WaitAsync(Guard) == all) break;
        }
        Assert.Equal(60, Tenant.Graph.Counts["unsubscribe"]);
    }

    private async Task ArrivedAsync(int count)
    {
        for (var i = 0; i < count; i++) Assert.True(await Tenant.Graph.Faults.Held.WaitAsync(Guard));
    }
}
