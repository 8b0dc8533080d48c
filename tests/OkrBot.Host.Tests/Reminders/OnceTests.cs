using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Connector;

namespace OkrBot.Host.Tests.Reminders;

/// <summary>Whatever breaks, the personal card comes at most once; and to whom it cannot come, nothing is sent.</summary>
public sealed class OnceTests
{
    [Fact]
    public async Task Stopped_between_the_record_and_the_send_it_is_missing_rather_than_sent_twice()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.PublishAndPlanAsync("2026-11-03T14:00");
        stage.Tenant.Faults.Delay = TimeSpan.FromMinutes(10);
        using (var stop = new CancellationTokenSource())
        {
            var pass = stage.Get<JobRunner>().PassAsync(stop.Token);
            while ((await stage.MannersAsync("Emre")).Sent.IsEmpty) await Task.Delay(5);
            await stop.CancelAsync();
            await pass;
        }
        await stage.RestartAsync();
        stage.Tenant.Faults.Delay = TimeSpan.Zero;
        await stage.ToAsync("2026-11-03T14:05");
        await stage.ToAsync("2026-11-04T10:00");
        Assert.Equal(0, stage.AllCards());
    }

    [Fact]
    public async Task Two_servers_at_once_send_one()
    {
        await using var stage = await Afternoon.SetAsync();
        await using var other = await stage.AnotherServerAsync();
        await stage.PublishAndPlanAsync("2026-11-03T14:00");
        var emre = new PersonId(stage.Person("Emre").ObjectId!);
        await stage.Get<IWorkQueue>().EnqueueAsync(
            [.. Enumerable.Range(0, 6).Select(at => new WorkItem("remind", $"again{at}", stage.Time.Now, stage.Time.Now) { Tenant = stage.Checkout.Id.Tenant, Person = emre })], CancellationToken.None);
        await Task.WhenAll(stage.Get<JobRunner>().PassAsync(CancellationToken.None), other.Services.GetRequiredService<JobRunner>().PassAsync(CancellationToken.None));
        await stage.WorkAsync();
        Assert.Single(stage.CardsOf("Emre"));
    }

    [Fact]
    public async Task A_send_without_an_answer_is_not_repeated()
    {
        await using var stage = await Afternoon.SetAsync();
        stage.Tenant.Faults.CutNextSends(1, applied: false);
        await stage.ToAsync("2026-11-03T14:00");
        await stage.ToAsync("2026-11-03T15:00");
        await stage.ToAsync("2026-11-04T10:00");
        Assert.Equal(0, stage.AllCards());
    }

    [Fact]
    public async Task When_teams_is_away_it_comes_later_and_once()
    {
        await using var stage = await Afternoon.SetAsync();
        stage.Tenant.Faults.FailNextSends(2, status: 500);
        await stage.ToAsync("2026-11-03T14:00");
        Assert.Empty((await stage.MannersAsync("Emre")).Sent);
        await stage.ToAsync("2026-11-03T14:05");
        await stage.ToAsync("2026-11-03T14:10");
        Assert.Single(stage.CardsOf("Emre"));
        await stage.ToAsync("2026-11-03T14:20");
        Assert.Single(stage.CardsOf("Emre"));
        Assert.Empty(await stage.Get<IWorkQueue>().DeadLettersAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_is_left_alone_until_they_write_again()
    {
        await using var stage = await Afternoon.SetAsync();
        stage.Tenant.World.FindChat(stage.ChatOf("Emre"))!.BotRemoved = true;
        await stage.ToAsync("2026-11-03T14:00");
        Assert.StartsWith("403", (await stage.EntryAsync("Emre")).Unreachable, StringComparison.Ordinal);
        await stage.PayoutsAsync();
        var calls = stage.Tenant.Counts[CallKind.Send];
        await stage.ToAsync("2026-11-05T14:00");
        Assert.Equal((0, calls), (stage.CardsOf("Emre").Count, stage.Tenant.Counts[CallKind.Send]));

        stage.Tenant.World.FindChat(stage.ChatOf("Emre"))!.BotRemoved = false;
        await stage.Client.SayAsync(stage.Person("Emre"), stage.ChatOf("Emre"), "help", CancellationToken.None);
        await stage.Get<PeopleRecorder>().RecordAsync(CancellationToken.None);
        Assert.Null((await stage.EntryAsync("Emre")).Unreachable);
        await stage.ToAsync("2026-11-06T09:00");
        // Checkout's was asked for on Tuesday, as far as anybody knows.
        // The first card answers "help".
        Assert.Contains("Hours to reconcile", Assert.Single(stage.CardsOf("Emre").Skip(1)).Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_removed_the_bot_costs_no_call_and_installing_it_again_is_enough()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.Client.UninstallAsync(stage.Person("Emre"), stage.ChatOf("Emre"), CancellationToken.None);
        await stage.Get<PeopleRecorder>().RecordAsync(CancellationToken.None);
        var calls = stage.Tenant.Counts.Total;
        await stage.ToAsync("2026-11-03T14:00");
        Assert.Equal(calls, stage.Tenant.Counts.Total);
        await stage.Client.InstallAsync(stage.Person("Emre"), stage.ChatOf("Emre"), CancellationToken.None);
        await stage.Get<PeopleRecorder>().RecordAsync(CancellationToken.None);
        await stage.ToAsync("2026-11-04T09:00");
        Assert.Contains(stage.CardsOf("Emre"), card => card.Card!.ToJsonString().Contains(Afternoon.Terms, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chat_that_is_missing_is_opened_when_the_message_is_due_and_never_on_a_monday_morning()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ChangeAsync("Emre", entry => entry with { PersonalChat = null });
        await stage.ToAsync("2026-11-03T14:00");
        Assert.Equal((1, 1), (stage.CardsOf("Emre").Count, stage.Tenant.Counts[CallKind.Create]));
        Assert.Equal(stage.ChatOf("Emre"), (await stage.EntryAsync("Emre")).PersonalChat!.Value.Value);

        await stage.PayoutsAsync();
        await stage.ChangeAsync("Emre", entry => entry with { PersonalChat = null });
        await stage.ToAsync("2026-11-09T09:00");
        Assert.Equal(1, stage.Tenant.Counts[CallKind.Create]);
        await stage.ToAsync("2026-11-09T12:00");
        Assert.Equal((2, 2), (stage.CardsOf("Emre").Count, stage.Tenant.Counts[CallKind.Create]));
    }

    [Fact]
    public async Task Whom_teams_refuses_a_chat_is_marked_and_nobody_is_told()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ChangeAsync("Emre", entry => entry with { PersonalChat = null });
        stage.Tenant.World.FindChat(stage.ChatOf("Emre"))!.BotRemoved = true;
        await stage.ToAsync("2026-11-03T14:00");
        Assert.NotNull((await stage.EntryAsync("Emre")).Unreachable);
        Assert.Equal(0, stage.AllCards());
        Assert.Empty(await stage.Get<IWorkQueue>().DeadLettersAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Work_that_names_nobody_is_a_failure_and_work_about_a_stranger_is_none()
    {
        await using var stage = await Afternoon.SetAsync();
        var handler = (App.Bot.IWorkHandler)stage.Program.Services.GetRequiredService(stage.Get<App.Bot.BotRoutes>().FindWork("remind")!);
        var item = new WorkItem("remind", "x", stage.Time.Now, stage.Time.Now);
        Assert.IsType<App.Bot.WorkResult.Failed>(await handler.HandleAsync(item, CancellationToken.None));
        Assert.IsType<App.Bot.WorkResult.Finished>(await handler.HandleAsync(item with { Tenant = stage.Checkout.Id.Tenant, Person = new PersonId("stranger") }, CancellationToken.None));
    }
}
