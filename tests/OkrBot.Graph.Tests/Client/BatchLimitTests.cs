using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using OkrBot.App.Ports;
using OkrBot.Graph.Client;
using OkrBot.Graph.Tests.Kit;
using OkrBot.Rehearsal.World;
using MailboxSettings = Microsoft.Graph.Models.MailboxSettings;

namespace OkrBot.Graph.Tests.Client;

/// <summary>A batch is as many requests as it has parts. The tenant notes whoever goes beyond a limit or comes before they may; the end of each test asserts that
/// nobody did.</summary>
public sealed class BatchLimitTests() : GraphTest
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);
    private const string Asked = "getMailboxSettings";

    [Fact]
    public async Task A_batch_that_would_pass_a_mailboxs_limit_waits_until_there_is_room_for_all_of_it()
    {
        Tenant.Graph.Faults.Delay = TimeSpan.FromSeconds(1);
        var single = Enumerable.Range(0, 3).Select(_ => Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)).ToList();
        await ArrivedAsync(3);
        // Two more would be five.
        var batch = SendAsync(Ann, Ann);
        var other = Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Bo), None);
        await ArrivedAsync(1);
        Assert.Equal((0, 4), (Tenant.Graph.Counts["batch"], Tenant.Graph.Counts[Asked]));
        Time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll([.. single, other]).WaitAsync(Guard);
        await ArrivedAsync(2);
        Assert.Equal((1, 6), (Tenant.Graph.Counts["batch"], Tenant.Graph.Counts[Asked]));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([200, 200], (await batch.WaitAsync(Guard)).Select(part => part.Status));
    }

    [Fact]
    public async Task While_a_batch_of_four_is_under_way_to_a_mailbox_a_single_question_waits()
    {
        Tenant.Graph.Faults.Delay = TimeSpan.FromSeconds(1);
        var batch = SendAsync(Ann, Ann, Ann, Ann, Bo);
        await ArrivedAsync(4);
        var single = Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None);
        var another = SendAsync(Bo, Ann);
        await DrainAsync(single, batch, another);
        Assert.Equal((4, 8), (Tenant.Graph.MostAtOnce(Ann), Tenant.Graph.Counts[Asked]));
    }

    [Fact]
    public async Task Twenty_parts_about_one_mailbox_and_two_batches_that_want_the_same_ones_come_through()
    {
        Tenant.Graph.Faults.Delay = TimeSpan.FromSeconds(1);
        var all = new[] { SendAsync([.. Enumerable.Repeat(Ann, 20)]), SendAsync(Ann, Ann, Ann, Bo, Bo, Bo), SendAsync(Bo, Bo, Bo, Ann, Ann, Ann) };
        await DrainAsync(all);
        Assert.All(all, batch => Assert.All(batch.Result, part => Assert.Equal(200, part.Status)));
        Assert.Equal(32, Tenant.Graph.Counts[Asked]);
    }

    [Fact]
    public async Task One_that_is_stopped_while_it_waits_leaves_its_places_to_others()
    {
        Tenant.Graph.Faults.Delay = TimeSpan.FromSeconds(1);
        var first = SendAsync(Ann, Ann, Ann, Ann);
        await ArrivedAsync(4);
        using var stop = new CancellationTokenSource();
        var stopped = SendAsync(stop.Token, Bo, Bo, Bo, Bo, Ann);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.WaitAsync(Guard));
        var next = SendAsync(Bo, Bo, Bo, Bo);
        await ArrivedAsync(4);
        await DrainAsync(first, next);
        Assert.Equal(2, Tenant.Graph.Counts["batch"]);
    }

    [Fact]
    public async Task A_part_that_is_told_to_wait_is_held_back_alone_until_its_time()
    {
        Tenant.Graph.QuietMailbox(Ann, TimeSpan.FromSeconds(30));
        Assert.Equal([(429, 30), (200, null)], await SendAsync(Ann, Bo));
        Time.Advance(TimeSpan.FromSeconds(10));
        // Whoever asks about that mailbox is told without a question; about the other the batch goes out.
        Assert.Equal([(200, null), (429, 20), (200, null)], await SendAsync(Bo, Ann, Bo));
        Assert.Equal(new NoAnswer.Later(Time.Now.AddSeconds(20)), (await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)).Why);
        Assert.True((await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Bo), None)).IsAnswered);
        Assert.Equal((2, 5), (Tenant.Graph.Counts["batch"], Tenant.Graph.Counts[Asked]));
        // Where no part may go out none does.
        Assert.Equal([(429, 20), (429, 20)], await SendAsync(Ann, Ann));
        Assert.Equal((2, 5), (Tenant.Graph.Counts["batch"], Tenant.Graph.Counts[Asked]));
        Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal([(200, null), (200, null)], await SendAsync(Ann, Bo));
    }

    [Fact]
    public async Task Of_a_short_wait_the_caller_knows_nothing_and_only_that_part_is_asked_again_after_it()
    {
        Tenant.Graph.QuietMailbox(Ann, TimeSpan.FromSeconds(3));
        var waiting = Time.TimerSetAsync();
        var asked = Batches.AskAsync<MailboxSettings>(Service, [.. new[] { Bo, Ann, Bo }.Select(QuestionTo)], Time, None);
        await waiting.WaitAsync(Guard);
        Assert.False(asked.IsCompleted);
        Assert.Equal((1, 3), (Tenant.Graph.Counts["batch"], Tenant.Graph.Counts[Asked]));
        Time.Advance(TimeSpan.FromSeconds(3));
        Assert.All(await asked.WaitAsync(Guard), settings => Assert.Equal("W. Europe Standard Time", settings!.TimeZone));
        Assert.Equal((2, 4), (Tenant.Graph.Counts["batch"], Tenant.Graph.Counts[Asked]));
    }

    [Fact]
    public async Task One_that_is_busy_again_and_again_is_asked_three_times_and_then_told()
    {
        Tenant.Graph.Faults.FailNext(429, count: 9, operation: "listUsers", retryAfter: 0);
        Assert.IsType<NoAnswer.Later>((await Get<IOrganisation>().AccountsAsync(Home, [IdOf(Ann)], None)).Why);
        Assert.Equal(3, Tenant.Graph.Counts["listUsers"]);
    }

    [Fact]
    public void One_chat_twice_in_a_batch_is_a_mistake_that_no_waiting_mends()
    {
        var chat = Place.Of("GET", "/chats/19%3Aa%40thread.v2/members");
        Assert.Throws<ArgumentException>(() => Limits.Share([chat, Place.Of("GET", "/chats/19%3Ab%40thread.v2"), chat]));
    }

    [Theory]
    [InlineData("GET", "/v1.0/users/3F0C9A52-8D0E-4F4B-9C6E-2B1D7E5A9C01/events", PlaceKind.Mailbox, "3f0c9a52-8d0e-4f4b-9c6e-2b1d7e5a9c01")]
    [InlineData("GET", "/users/ann@contoso.com?$select=id", PlaceKind.Mailbox, "ann@contoso.com")]
    [InlineData("GET", "/users?$filter=id in ('/v1.0/chats/x')", PlaceKind.People, "")]
    [InlineData("GET", "/graph/v1.0/chats/19%3Aa%40thread.v2/members", PlaceKind.Chat, "19:a@thread.v2")]
    [InlineData("POST", "/v1.0/subscriptions", PlaceKind.Subscriptions, "")]
    [InlineData("GET", "/v1.0/subscriptions", PlaceKind.Other, "subscriptions")]
    [InlineData("GET", "h/v1.0/groups/x/members", PlaceKind.Other, "groups")]
    public void A_request_counts_where_its_address_says(string method, string address, object kind, string id)
        => Assert.Equal(new Place((PlaceKind)kind, id), Place.Of(method, address));

    private GraphServiceClient Service => Get<GraphClient>().Service;

    private RequestInformation QuestionTo(TenantPerson person) => Service.Users[person.ObjectId!].MailboxSettings.ToGetRequestInformation();

    private Task<List<(int Status, int? Wait)>> SendAsync(params TenantPerson[] about) => SendAsync(None, about);

    private async Task<List<(int Status, int? Wait)>> SendAsync(CancellationToken cancel, params TenantPerson[] about)
    {
        var batch = new BatchRequestContentCollection(Service);
        var ids = new List<string>();
        foreach (var person in about) ids.Add(await batch.AddBatchRequestStepAsync(QuestionTo(person)));
        var answers = await Service.Batch.PostAsync(batch, cancel);
        var told = new List<(int, int?)>();
        foreach (var id in ids)
        {
            using var answer = await answers.GetResponseByIdAsync(id);
            told.Add(((int)answer.StatusCode, (int?)answer.Headers.RetryAfter?.Delta?.TotalSeconds));
        }
        return told;
    }

    private async Task ArrivedAsync(int count)
    {
        for (var i = 0; i < count; i++) Assert.True(await Tenant.Graph.Faults.Held.WaitAsync(Guard));
    }

    /// <summary>Lets the clock go on, a second at a time and only while somebody waits for it.</summary>
    private async Task DrainAsync(params Task[] all)
    {
        var done = Task.WhenAll(all);
        while (!done.IsCompleted)
        {
            var next = Time.TimerSetAsync();
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(done, next).WaitAsync(Guard);
        }
        await done;
    }
}
