using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Jobs;
using OkrBot.Host.Sample;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Storage;
using OkrBot.Storage.Tables;
using OkrBot.Teams.Budget;
using OkrBot.Testing;

namespace OkrBot.Host.Tests.Observability;

/// <summary>The real program's own figures, against what was done to it.</summary>
public sealed class MetricsTests
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task An_opened_segment_and_its_answers_are_measured_once_each()
    {
        await using var stage = await Stage.SetAsync();
        using var measured = Of(stage);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        Assert.Equal(1, measured.Count("okrbot.turn.duration", ("okrbot.act", "meeting_started"), ("okrbot.outcome", "answered")));
        Assert.Equal(1, measured.Sum("okrbot.room_cards", ("okrbot.room_card.change", "posted")));
        Assert.Equal(1, measured.Sum("okrbot.sends", ("okrbot.send.class", "open"), ("okrbot.outcome", "sent")));
        Assert.Equal(1, measured.Count("okrbot.connector.call.duration", ("okrbot.connector.operation", "send"), ("http.response.status_code", 201)));
        Assert.Equal(1, measured.Count("okrbot.work.duration", ("okrbot.work.kind", "room"), ("okrbot.outcome", "finished")));

        var saves = measured.Count("okrbot.save.duration", ("okrbot.outcome", "saved"));
        var eve = stage.Client.CardFor(stage.Person("Ann"), stage.ChatId);
        await stage.PressAsync("Ann", "No change");
        await stage.PressAsync("Eve", new Press("No change") { On = eve });
        Assert.Equal(2, measured.Count("okrbot.turn.duration", ("okrbot.act", "pressed"), ("okrbot.verb", Verbs.NoChange)));
        Assert.Equal(saves + 1, measured.Count("okrbot.save.duration", ("okrbot.outcome", "saved")));
        Assert.Equal("checkin.notAMember", Assert.Single(measured.Of("okrbot.save.duration", ("okrbot.outcome", "refused"))).Tags["okrbot.refusal"]);

        await stage.AdvanceToAsync("09:30:20");
        Assert.InRange(measured.Sum("okrbot.room_cards", ("okrbot.room_card.change", "edited")), 1, 2);
        Assert.Equal(0, measured.Sum("okrbot.save.conflicts"));
        Assert.All(measured.Of("okrbot.turn.duration"), turn => Assert.Equal("answered", turn.Tags["okrbot.outcome"]));
    }

    [Fact]
    public async Task A_save_that_another_server_overtakes_is_one_conflict_and_is_saved()
    {
        await using var stage = await Stage.OpenAsync();
        using var measured = Of(stage);
        await using var other = OtherServer(stage);
        var (id, now, overtaken) = (stage.Checkout.Id, stage.Time.Now, false);
        var waits = stage.Time.TimerSetAsync();
        var saving = stage.Get<ITeamCycles>().ChangeAsync(id, new CommandStamp("second", null, now), Overtaken, None);
        await waits;
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<Change.Saved>(await saving);
        Assert.Equal(1, measured.Sum("okrbot.save.conflicts", ("okrbot.reason", "other_server")));
        Assert.Equal(1, measured.Count("okrbot.save.duration", ("okrbot.outcome", "saved")));

        Decision Overtaken(TeamCycle state)
        {
            if (!overtaken) Assert.IsType<Change.Saved>(Change("first", other.Services).GetAwaiter().GetResult());
            overtaken = true;
            return Decision.Of(new TeamEvent.MeetingEnded(stage.Checkout.Today, now));
        }

        Task<Change> Change(string command, IServiceProvider services) => services.GetRequiredService<ITeamCycles>().ChangeAsync(
            id, new CommandStamp(command, null, now), _ => Decision.Of(new TeamEvent.MeetingEnded(stage.Checkout.Today, now)), None);
    }

    [Fact]
    public async Task A_room_card_that_the_budget_puts_off_is_a_throttle_and_a_deferral_and_is_posted_later()
    {
        await using var stage = await Stage.SetAsync();
        using var measured = Of(stage);
        await stage.AdvanceToAsync("09:30:00");
        await stage.Get<ISendBudget>().PauseAsync(stage.Checkout.Id.Tenant.Value, stage.ChatId, stage.Time.Now.AddSeconds(20), None);
        await stage.StartMeetingAsync();
        Assert.Equal(1, measured.Sum("okrbot.send.throttles", ("okrbot.reason", "own_budget")));
        Assert.Equal(1, measured.Sum("okrbot.sends", ("okrbot.outcome", "throttled")));
        Assert.Equal(1, measured.Count("okrbot.work.duration", ("okrbot.work.kind", "room"), ("okrbot.outcome", "later")));
        Assert.Equal(0, measured.Sum("okrbot.room_cards"));
        await stage.AdvanceToAsync("09:30:21");
        Assert.Equal(1, measured.Sum("okrbot.room_cards", ("okrbot.room_card.change", "posted")));
    }

    [Fact]
    public async Task A_card_sent_again_after_no_answer_and_its_deleted_twin_are_counted()
    {
        await using var stage = await Stage.SetAsync();
        using var measured = Of(stage);
        stage.Tenant.Faults.CutNextSends(1, applied: true);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:30:10");
        Assert.Equal(1, measured.Sum("okrbot.sends", ("okrbot.outcome", "ambiguous")));
        Assert.Equal(1, measured.Count("okrbot.connector.call.duration", ("error.type", "no_answer")));
        Assert.Equal(1, measured.Sum("okrbot.room_cards", ("okrbot.room_card.change", "sent_again")));
        await stage.PressOnAsync("Ann", stage.Cards()[0], Verbs.View);
        await stage.WorkAsync();
        Assert.Equal(1, measured.Sum("okrbot.room_cards", ("okrbot.room_card.change", "twin_deleted")));
    }

    [Fact]
    public async Task Work_that_nobody_can_do_ages_fails_and_is_a_dead_letter_until_it_is_replayed()
    {
        await using var stage = await Stage.SetAsync();
        using var measured = Of(stage);
        Assert.Equal(0, measured.Look("okrbot.work.queue.age"));
        var now = stage.Time.Now;
        await stage.Get<IWorkQueue>().EnqueueAsync([new WorkItem("segment", "broken", now, now), new WorkItem("dance", "unknown", now, now)], None);
        stage.Time.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(90, measured.Look("okrbot.work.queue.age"));
        foreach (var pause in new[] { 0, 5, 20, 80, 320 })
        {
            stage.Time.Advance(TimeSpan.FromSeconds(pause));
            await stage.WorkAsync();
        }
        Assert.Equal(5, measured.Count("okrbot.work.duration", ("okrbot.work.kind", "segment"), ("okrbot.outcome", "failed")));
        Assert.Equal(5, measured.Count("okrbot.work.duration", ("okrbot.work.kind", "unknown"), ("error.type", "failed")));
        Assert.Equal(1, measured.Sum("okrbot.work.dead_lettered", ("okrbot.work.kind", "segment")));
        Assert.Equal(2, measured.Look("okrbot.work.dead_letters"));
        Assert.Equal(0, measured.Look("okrbot.work.queue.age"));

        foreach (var dead in await stage.Get<IWorkQueue>().DeadLettersAsync(10, None)) Assert.True(await stage.Get<IWorkQueue>().ReplayAsync(dead.Id, None));
        Assert.Equal(0, measured.Look("okrbot.work.dead_letters"));
    }

    [Fact]
    public async Task Requests_to_tables_and_passes_of_planners_are_measured()
    {
        await using var stage = await Stage.SetAsync();
        using var measured = Of(stage);
        await stage.Get<PlannerRound>().RunAsync(stage.Time, None);
        Assert.Equal(Shards.Count * stage.Get<IEnumerable<IPlanner>>().Count(), measured.Count("okrbot.planner.pass.duration", ("okrbot.outcome", "done")));
        Assert.Equal(Shards.Count, measured.Count("okrbot.planner.pass.duration", ("okrbot.planner", "plan_segments")));
        measured.Look("okrbot.storage.requests");
        var queries = Assert.Single(measured.Of("okrbot.storage.requests", ("db.collection.name", TableNames.Directory), ("db.operation.name", "query")));
        Assert.Equal(stage.Counts.Of(TableNames.Directory, TableRequest.Query), queries.Value);
    }

    [Fact]
    public async Task Only_names_that_are_registered_stand_for_what_answers()
    {
        await using var stage = await Stage.SetAsync();
        var bot = stage.Get<IBot>();
        Assert.Equal(Verbs.NoChange, bot.NameOf(new Act.Pressed(Verbs.NoChange, default, Automatic: false, CanReply: false)));
        Assert.Null(bot.NameOf(new Act.Pressed("29:a-person", default, Automatic: false, CanReply: false)));
        Assert.Equal("check in", bot.NameOf(new Act.Said("check in please")));
        Assert.Equal("help", bot.NameOf(new Act.Said("Ann is late")));
        Assert.Null(bot.NameOf(new Act.Removed()));
    }

    private static Measured Of(Stage stage) => new(stage.Get<IMeterFactory>());

    /// <summary>A second server on the same file.</summary>
    private static WebApplication OtherServer(Stage stage)
        => OkrProgram.Build([], StandInSettings.For(stage.Tenant, stage.Get<IOptions<StorageOptions>>().Value.Path), stage.Time);
}
