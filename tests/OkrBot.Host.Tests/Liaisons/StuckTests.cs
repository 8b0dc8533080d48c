using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Reminders;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Matrix;
using OkrBot.Rehearsal.Clients;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Liaisons;

/// <summary>When a check-in closes, the liaison of what others need hears first that it is stuck.</summary>
public sealed class StuckTests
{
    private static readonly ObjectiveId Paying = new("checkout-o1");
    private static readonly KeyResultId Time = new("kr2");

    [Fact]
    public async Task The_liaison_hears_at_once_with_who_needs_it_and_a_way_to_it()
    {
        await using var stage = await CloseAsync("Dina", confidence: 1);
        var card = Assert.Single(Needed.MessagesTo(stage, "Dina")).Card!;
        var read = Looking.Read(card).Replace('\u00A0', ' ');
        Assert.Contains("Off track, and others need it", read, StringComparison.Ordinal);
        Assert.Contains("Median time to pay", read, StringComparison.Ordinal);
        Assert.Contains("Growth needs it, and you are the contact", read, StringComparison.Ordinal);
        Assert.Contains("Median time to pay", Looking.Read(await stage.PressInPersonAsync("Dina", new Press("Open") { On = card })), StringComparison.Ordinal);
        foreach (var other in new[] { "Ann", "Bo", "Chidi", "Goran" }) Assert.Empty(Needed.MessagesTo(stage, other));
    }

    [Fact]
    public async Task The_team_that_needs_it_sees_who_the_contact_is_and_that_it_is_stuck()
    {
        await using var stage = await CloseAsync("Dina", confidence: 1);
        var link = (await stage.CheckoutNowAsync()).Links.Values.Single();
        Assert.Equal(new NeedNote("Dina", Trouble.OffTrack), (await Needed.OfGrowthAsync(stage, link)).Note);
        foreach (var (person, team) in new[] { ("Goran", stage.Company.Growth.Id), ("Bo", stage.Checkout.Id) })
        {
            JsonObject data = new() { ["team"] = team.Team.Value, ["cycle"] = team.Cycle.Value, ["view"] = "v", ["link"] = link.Id.Value, ["o"] = team == stage.Checkout.Id ? Paying.Value : "growth-o1" };
            Assert.Contains("contact: Dina, off track", Looking.Read(await stage.ForgeAsync(person, Verbs.OpenLink, data, stage.PersonalChatOf(person))), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_fine_is_told_to_nobody()
    {
        await using var stage = await CloseAsync("Dina", confidence: 8);
        Assert.Empty(Needed.MessagesTo(stage, "Dina"));
        Assert.Equal(new NeedNote("Dina", null), (await Needed.OfGrowthAsync(stage, (await stage.CheckoutNowAsync()).Links.Values.Single())).Note);
    }

    [Fact]
    public async Task After_the_liaison_left_the_facilitator_hears_it()
    {
        await using var stage = await CloseAsync("Dina", confidence: 1, leaves: true);
        Assert.Empty(Needed.MessagesTo(stage, "Dina"));
        Assert.Contains("you are the contact", Looking.Read(Assert.Single(Needed.MessagesTo(stage, "Bo")).Card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wants_no_messages_gets_none_and_whoever_had_one_today_gets_it_the_next_morning()
    {
        await using (var stopped = await CloseAsync("Dina", 1, manners: Manners.Default with { Stopped = true })) Assert.Empty(Needed.MessagesTo(stopped, "Dina"));
        var had = new SentReminder(new DateTimeOffset(2026, 11, 3, 7, 30, 0, TimeSpan.Zero), new DateOnly(2026, 11, 3), []);
        await using var stage = await CloseAsync("Dina", 1, manners: Manners.Default with { Sent = [had] });
        Assert.Empty(Needed.MessagesTo(stage, "Dina"));
        stage.Time.Advance(TimeSpan.FromHours(24));
        await stage.WorkAsync();
        Assert.Single(Needed.MessagesTo(stage, "Dina"));
    }

    [Fact]
    public async Task A_crash_after_the_message_sends_no_second_one_and_the_close_twice_is_one_message()
    {
        await using var stage = await CloseAsync("Dina", confidence: 1);
        var told = new Effect.TellLiaison($"liaison:kr2:k:{stage.Checkout.Today.Start.ToUnixTimeSeconds()}-again", Paying, Time, Time, null, stage.Time.Now);
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Checkout.Id, new CommandStamp("again", null, stage.Time.Now), _ => new Decision.Accepted([], [], [told]), CancellationToken.None);
        await stage.WorkAsync();
        // One message a day that nobody asked for: what a crash repeats waits, and is told once more at most.
        Assert.Single(Needed.MessagesTo(stage, "Dina"));
        Assert.DoesNotContain(await stage.Get<ITeamCycles>().PendingEffectsAsync(stage.Checkout.Id, CancellationToken.None), e => e.Id.StartsWith("liaison:kr2:k:", StringComparison.Ordinal) && e.Id != told.Id);
    }

    [Fact]
    public async Task Telling_costs_one_message_and_few_requests()
    {
        await using var stage = await Stage.SetAsync();
        await Needed.AcceptedAsync(stage, Paying, Time, "Dina");
        await stage.WorkAsync();
        await stage.TellAsync(Answer(stage, 1));
        await stage.WorkAsync();
        var effect = new Effect.TellLiaison("liaison:kr2:k:1", Paying, Time, Time, null, stage.Time.Now);
        stage.Counts.Reset();
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Checkout.Id, new CommandStamp("tell", null, stage.Time.Now), _ => new Decision.Accepted([], [], [effect]), CancellationToken.None);
        await stage.WorkAsync();
        Assert.Single(Needed.MessagesTo(stage, "Dina"));
        var counts = string.Join(", ", stage.Counts.Snapshot().Select(one => $"{one.Key.Table} {one.Key.Kind} {one.Value}"));
        // The promise, its look-up and its end; whose entry it is, and what was written to them.
        Assert.True(stage.Counts.Of(TableNames.TeamCycles) <= 6, counts);
        Assert.True(stage.Counts.Of(TableNames.Directory) <= 3, counts);
    }

    private static TeamEvent.AnswerSaved Answer(Stage stage, int confidence)
        => new(Time, new KeyResultUpdate(stage.Time.Now, new(stage.Person("Chidi").ObjectId!), AnsweredAs.Owner, new Reading.Number(62), confidence, null, stage.Checkout.Today, AnswerTiming.Before, false), null);

    /// <summary>Checkout's check-in after which Median time to pay, which Growth needs, is off track or fine.</summary>
    private static async Task<Stage> CloseAsync(string liaison, int confidence, bool leaves = false, Manners? manners = null)
    {
        var stage = await Stage.SetAsync();
        await Needed.AcceptedAsync(stage, Paying, Time, liaison);
        if (manners is not null) await stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, new(stage.Person(liaison).ObjectId!), entry => entry! with { Reminders = manners }, CancellationToken.None);
        if (leaves) await stage.Client.RemoveMemberAsync(stage.Person("Ann"), stage.ChatId, stage.Person(liaison), CancellationToken.None);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.TellAsync(Answer(stage, confidence) with { Update = Answer(stage, confidence).Update with { Reading = new Reading.Number(confidence == 1 ? 62 : 50) } });
        await Scenes.CloseAsync(stage);
        return stage;
    }
}
