using System.Text.Json.Nodes;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Reminders;

/// <summary>"Ask me tomorrow", "Pause" and "Stop messages": for the one who presses, from their own message in their own chat.</summary>
public sealed class WishesTests
{
    [Fact]
    public async Task Ask_me_tomorrow_brings_it_once_more_in_the_morning()
    {
        await using var stage = await AskedAsync();
        Assert.Contains("I’ll ask again on Wednesday 4", Forged.Said(await stage.TapAsync("Emre", "Ask me tomorrow")), StringComparison.Ordinal);
        await stage.ToAsync("2026-11-03T16:00");
        await stage.ToAsync("2026-11-04T08:59");
        Assert.Single(stage.CardsOf("Emre"));
        await stage.ToAsync("2026-11-04T09:00");
        await stage.ToAsync("2026-11-05T10:00");
        Assert.Equal(2, stage.CardsOf("Emre").Count);
    }

    [Fact]
    public async Task Answered_after_ask_me_tomorrow_nothing_comes()
    {
        await using var stage = await AskedAsync();
        var card = stage.CardsOf("Emre")[0].Card!;
        await stage.TapAsync("Emre", "Ask me tomorrow");
        Assert.Contains("saved", Forged.Said(await stage.TapAsync("Emre", new Press("No change") { On = card })), StringComparison.Ordinal);
        await stage.ToAsync("2026-11-04T09:00");
        Assert.Single(stage.CardsOf("Emre"));
    }

    [Fact]
    public async Task Said_twice_it_is_the_same_answer()
    {
        await using var stage = await AskedAsync();
        foreach (var button in new[] { "Ask me tomorrow", "Stop messages" })
        {
            var card = stage.CardsOf("Emre")[0].Card!;
            var answers = await stage.Client.PressTogetherAsync(stage.Person("Emre"), stage.ChatOf("Emre"), new Press(button) { On = card }, 2, CancellationToken.None);
            Assert.Single(answers.Select(Forged.Said).Distinct());
            var manners = await stage.MannersAsync("Emre");
            await stage.TapAsync("Emre", new Press(button) { On = card });
            Assert.Equal(manners, await stage.MannersAsync("Emre"));
        }
    }

    [Theory]
    [InlineData("1 week", null, "2026-11-10")]
    [InlineData("2 weeks", "2026-11-04", "2026-11-17")]
    [InlineData("Until a date", "2026-11-05", "2026-11-05")]
    public async Task A_pause_ends_on_the_chosen_day(string length, string? date, string until)
    {
        await using var stage = await AskedAsync();
        await stage.TapAsync("Emre", "Pause");
        var form = stage.Client.DialogOf(stage.Person("Emre"))!;
        Assert.True(form.TryFill("pauseFor", length));
        if (date is not null) form.TryFill("pauseUntil", date);
        Assert.StartsWith("No messages until", Assert.IsType<BotAnswer.DialogWords>(await stage.TapAsync("Emre", "Pause")).Text, StringComparison.Ordinal);
        Assert.Equal(DateOnly.Parse(until), (await stage.MannersAsync("Emre")).PausedUntil);
        await stage.PayoutsAsync();
        await stage.ToAsync("2026-11-05T14:00");
        Assert.Equal(date == until ? 2 : 1, stage.CardsOf("Emre").Count);
    }

    [Theory]
    [InlineData("", "Choose the date")]
    [InlineData("2026-11-03", "Choose a date from")]
    [InlineData("2028-01-01", "Choose a date from")]
    [InlineData("soon", "Choose the date")]
    public async Task A_pause_without_a_day_to_end_on_asks_again_and_changes_nothing(string date, string said)
    {
        await using var stage = await AskedAsync();
        var data = Own(stage, ("pauseFor", "date"), ("pauseUntil", date));
        Assert.Contains(said, Forged.Said(await stage.ForgeAsync("Emre", "reminder.pauseSave", data, stage.ChatOf("Emre"))), StringComparison.Ordinal);
        Assert.Null((await stage.MannersAsync("Emre")).PausedUntil);
    }

    [Fact]
    public async Task Whoever_stops_messages_gets_none_and_hears_how_to_start_again()
    {
        await using var stage = await AskedAsync();
        var said = Forged.Said(await stage.TapAsync("Emre", "Stop messages"));
        Assert.Contains("No more messages", said, StringComparison.Ordinal);
        Assert.Contains("settings", said, StringComparison.Ordinal);
        await stage.PayoutsAsync();
        await stage.ToAsync("2026-11-05T14:00");
        Assert.Single(stage.CardsOf("Emre"));
        Assert.Contains("Messages are on", Forged.Said(await stage.TapAsync("Emre", "Start again")), StringComparison.Ordinal);
        await stage.WorkAsync();
        Assert.Equal(2, stage.CardsOf("Emre").Count);
    }

    [Fact]
    public async Task Whoever_stopped_hears_that_nothing_comes_tomorrow_either()
    {
        await using var stage = await AskedAsync();
        var card = stage.CardsOf("Emre")[0].Card!;
        await stage.TapAsync("Emre", "Stop messages");
        Assert.Contains("Messages are off", Forged.Said(await stage.TapAsync("Emre", new Press("Ask me tomorrow") { On = card })), StringComparison.Ordinal);
        Assert.Null((await stage.MannersAsync("Emre")).Snoozed);
    }

    [Fact]
    public async Task Without_a_message_there_is_nothing_to_ask_again()
    {
        await using var stage = await AskedAsync();
        Assert.Contains("nothing to ask about again", Forged.Said(await stage.ForgeAsync("Ann", "reminder.snooze", [], stage.ChatOf("Ann"))), StringComparison.Ordinal);
        await stage.JumpAsync("2026-11-10T10:00");
        Assert.Contains("nothing to ask about again", Forged.Said(await stage.TapAsync("Emre", "Ask me tomorrow")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reminder.snooze")]
    [InlineData("reminder.pause")]
    [InlineData("reminder.pauseSave")]
    [InlineData("reminder.stop")]
    [InlineData("reminder.start")]
    public async Task A_forwarded_message_changes_nothing_for_whoever_presses_it(string verb)
    {
        await using var stage = await AskedAsync();
        var before = (await stage.MannersAsync("Bo"), await stage.MannersAsync("Emre"));
        Assert.Contains("for somebody else", Forged.Said(await stage.ForgeAsync("Bo", verb, Own(stage, ("pauseFor", "1w")), stage.ChatOf("Bo"))), StringComparison.Ordinal);
        Assert.Contains("your own chat", Forged.Said(await stage.ForgeAsync("Emre", verb, Own(stage, ("pauseFor", "1w")))), StringComparison.Ordinal);
        Assert.Contains("without an account", Forged.Said(await stage.ForgeAsync("Max", verb, Own(stage, ("pauseFor", "1w")))), StringComparison.Ordinal);
        Assert.Equal(before, (await stage.MannersAsync("Bo"), await stage.MannersAsync("Emre")));
    }

    [Fact]
    public async Task A_client_without_dialogs_or_universal_actions_is_answered_in_the_chat()
    {
        await using var stage = await AskedAsync();
        await stage.TapAsync("Emre", new Press("Stop messages") { OldClient = true });
        Assert.True((await stage.MannersAsync("Emre")).Stopped);
        Assert.Contains("No more messages", stage.CardsOf("Emre")[^1].Card!.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<Stage> AskedAsync()
    {
        var stage = await Afternoon.SetAsync();
        await stage.ToAsync("2026-11-03T14:00");
        Assert.Single(stage.CardsOf("Emre"));
        return stage;
    }

    private static JsonObject Own(Stage stage, params ReadOnlySpan<(string Field, string Value)> more)
    {
        var data = new JsonObject { ["to"] = stage.Person("Emre").ObjectId, ["view"] = "v" };
        foreach (var (field, value) in more) data[field] = value;
        return data;
    }
}
