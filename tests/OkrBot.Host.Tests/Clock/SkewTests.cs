using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Reminders;
using OkrBot.Rehearsal.Clients;
using OkrBot.Testing;

namespace OkrBot.Host.Tests.Clock;

/// <summary>One server's clock is five minutes wrong, and nothing corrects it. It may decide too early or too late; it loses and doubles nothing.</summary>
public sealed class SkewTests
{
    [Theory]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    [InlineData(-5, 1)]
    [InlineData(-5, 2)]
    public async Task A_clock_that_is_five_minutes_wrong_neither_loses_nor_doubles_anything(int minutes, int seed)
    {
        await using var stage = await Stage.SetAsync();
        await using var wrong = await stage.AnotherServerAsync(new SkewedTime(stage.Time, TimeSpan.FromMinutes(minutes)));
        WebApplication[] servers = [stage.Program, wrong];
        var dice = new Random(seed);
        var before = await stage.CountAsync<TeamEvent.AnswerSaved>();
        await RunAsync(stage, servers, new TimeOnly(9, 30));
        stage.Client.Bot = AddressOf(servers[dice.Next(2)]);
        await stage.Client.MeetingStartsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Pascal, CancellationToken.None);
        await RunAsync(stage, servers, new TimeOnly(9, 30, 10));
        var card = Assert.Single(stage.Cards());

        var acknowledged = 0;
        foreach (var name in new[] { "Ann", "Dina", "Chidi", "Bo" })
        {
            stage.Client.Bot = AddressOf(servers[dice.Next(2)]);
            var answers = await stage.Client.PressTogetherAsync(stage.Person(name), stage.ChatId, new Press("No change"), 2, CancellationToken.None);
            if (answers[0] is BotAnswer.Card saved && saved.Content.ToJsonString().Contains("saved", StringComparison.OrdinalIgnoreCase)) acknowledged += stage.Checkout.OwnedBy(stage.Person(name)).Length;
            await RunAsync(stage, servers, stage.LocalTime.Add(TimeSpan.FromSeconds(20 + dice.Next(20))));
        }
        await RunAsync(stage, servers, new TimeOnly(9, 50));

        Assert.True(acknowledged > 0);
        Assert.Equal(acknowledged, await stage.CountAsync<TeamEvent.AnswerSaved>() - before);
        Assert.Equal(card.Id, Assert.Single(stage.Cards()).Id);
        Assert.Equal(SegmentState.Closed, (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!.State);
        Assert.Equal((1, 1), (await OfTodayAsync<TeamEvent.SegmentOpened>(stage, e => e.Occurrence), await OfTodayAsync<TeamEvent.SegmentClosed>(stage, e => e.Occurrence)));
        Assert.Contains("Closed", stage.Cards()[0].Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(await stage.Get<IWorkQueue>().DeadLettersAsync(10, CancellationToken.None));
        Assert.Empty(stage.Tenant.Violations.All);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_person_gets_the_one_card_of_the_day_once(int minutes)
    {
        await using var stage = await Afternoon.SetAsync();
        await using var wrong = await stage.AnotherServerAsync(new SkewedTime(stage.Time, TimeSpan.FromMinutes(minutes)));
        WebApplication[] servers = [stage.Program, wrong];
        await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
        for (var at = new TimeOnly(13, 30); at < new TimeOnly(16, 30); at = at.AddMinutes(2))
        {
            await RunAsync(stage, servers, at, step: TimeSpan.FromMinutes(1));
            foreach (var server in servers) await stage.PlanAsync(server);
        }
        Assert.Single(stage.CardsOf("Emre"));
        Assert.Equal(1, stage.AllCards());
    }

    /// <summary>Both servers look for work second by second.</summary>
    private static async Task RunAsync(Stage stage, WebApplication[] servers, TimeOnly until, TimeSpan? step = null)
    {
        while (stage.LocalTime < until)
        {
            stage.Time.Advance(step ?? TimeSpan.FromSeconds(1));
            await Task.WhenAll(servers.Select(server => server.Services.GetRequiredService<JobRunner>().PassAsync(CancellationToken.None)));
        }
        await stage.Client.RefreshedAsync(CancellationToken.None);
    }

    private static async Task<int> OfTodayAsync<T>(Stage stage, Func<T, Occurrence> occurrence) where T : TeamEvent
    {
        var count = 0;
        await foreach (var entry in stage.Get<ITeamCycles>().HistoryAsync(stage.Checkout.Id, CancellationToken.None))
            if (entry.Event is T happened && occurrence(happened) == stage.Checkout.Today) count++;
        return count;
    }

    private static Uri AddressOf(WebApplication server) => new(server.Urls.First().TrimEnd('/') + "/");
}
