using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OkrBot.App.Ports;
using OkrBot.Graph.Tests.Kit;

namespace OkrBot.Graph.Tests.Changes;

/// <summary>Against a small receiver that stands where the program's endpoints are.</summary>
public sealed class SubscriptionTests : GraphTest
{
    private readonly List<string> _told = [];
    private WebApplication _receiver = null!;

    private protected override Uri? Ours => new(_receiver.Urls.First().TrimEnd('/') + "/");

    public override async Task InitializeAsync()
    {
        _receiver = WebApplication.CreateSlimBuilder().Build();
        _receiver.Urls.Add("http://127.0.0.1:0");
        foreach (var path in new[] { "/api/graph/notifications", "/api/graph/lifecycle" })
            _receiver.MapPost(path, async (HttpRequest request) =>
            {
                if (request.Query["validationToken"] is [{ } token]) return Results.Text(token, "text/plain");
                using var reader = new StreamReader(request.Body);
                lock (_told) _told.Add(path + " " + reader.ReadToEndAsync().Result);
                return await Task.FromResult(Results.StatusCode(202));
            });
        await _receiver.StartAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_subscription_is_made_renewed_and_ended()
    {
        var made = await StartAsync("secret");
        Assert.Equal(Time.Now.AddMinutes(10_065), made.ExpiresAt);
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Time.Now.AddMinutes(10_065), (await Get<IChangeSubscriptions>().RenewAsync(Home, made.Id, None)).Value!.ExpiresAt);
        Assert.True((await Get<IChangeSubscriptions>().StopAsync(Home, made.Id, None)).Value);
        Assert.False((await Get<IChangeSubscriptions>().StopAsync(Home, made.Id, None)).Value);
        Assert.IsType<NoAnswer.Gone>((await Get<IChangeSubscriptions>().RenewAsync(Home, made.Id, None)).Why);
    }

    [Fact]
    public async Task A_second_one_for_the_same_calendar_takes_the_place_of_the_first()
    {
        var first = await StartAsync("old");
        var second = await StartAsync("new");
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal([second.Id], Tenant.Graph.Subscriptions.Live);
    }

    [Fact]
    public async Task One_whose_answer_was_lost_is_replaced_also_where_it_stands_on_a_later_page_of_many()
    {
        for (var i = 0; i < 30; i++) Assert.Null((await Get<IChangeSubscriptions>().StartAsync(Home, IdOf(Tenant.World.AddPerson($"Person {i}")), "secret", None)).Why);
        var first = await StartAsync("lost");
        var second = await StartAsync("new");
        Assert.Equal(31, Tenant.Graph.Subscriptions.Live.Count);
        Assert.DoesNotContain(first.Id, Tenant.Graph.Subscriptions.Live);
        Assert.Equal("new", (string?)Tenant.Graph.Subscriptions.Find(second.Id)!["clientState"]);
    }

    [Fact]
    public async Task A_subscription_that_is_refused_is_no_word_on_the_right_to_read_calendars()
    {
        Tenant.Graph.Faults.FailNext(403, operation: "subscribe");
        Assert.IsType<NoAnswer.MissingRight>((await Get<IChangeSubscriptions>().StartAsync(Home, IdOf(Ann), "secret", None)).Why);
        Assert.Empty(Rights.All);
    }

    [Fact]
    public async Task Changes_are_told_as_often_as_the_network_likes_with_the_secret_and_not_after_the_end()
    {
        var series = Weekly();
        var made = await StartAsync("secret");
        Tenant.Graph.Calendars.Drop(series, At("2026-10-27T09:30"));
        Assert.Equal([202, 202], await Tenant.Graph.Subscriptions.DeliverAsync(2, None));
        Assert.Equal(2, _told.Count);
        Assert.Contains("\"clientState\":\"secret\"", _told[0], StringComparison.Ordinal);
        Assert.Contains($"Users/{Ann.ObjectId}/Events/{series.IdFor(Ann)}\"", _told[0], StringComparison.Ordinal);
        Assert.Equal(202, await Tenant.Graph.Subscriptions.TellLifecycleAsync(made.Id, "missed", None));
        Assert.StartsWith("/api/graph/lifecycle", _told[2], StringComparison.Ordinal);

        Time.Advance(TimeSpan.FromDays(8));
        Tenant.Graph.Calendars.Drop(series, At("2026-11-03T09:30"));
        Assert.Equal(0, Tenant.Graph.Subscriptions.Waiting);
    }

    private async Task<ChangeSubscription> StartAsync(string secret)
    {
        var asked = await Get<IChangeSubscriptions>().StartAsync(Home, IdOf(Ann), secret, None);
        Assert.Null(asked.Why);
        return asked.Value!;
    }
}
