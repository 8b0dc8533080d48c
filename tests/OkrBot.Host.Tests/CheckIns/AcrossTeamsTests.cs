using System.Text.Json;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using Press = OkrBot.Rehearsal.Clients.Press;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Dina answers in the personal chat for Checkout, whose check-in is over, and for Growth, which meets tomorrow.</summary>
public sealed class AcrossTeamsTests
{
    private static readonly KeyResultId Questions = new("kr5"), Shops = new("growth-kr2");

    [Fact]
    public async Task One_form_asks_for_all_teams_and_one_save_covers_them()
    {
        await using var stage = await ClosedAsync();
        var form = await FormAsync(stage);
        Assert.Contains("Checkout and Growth", form.Card.ToJsonString(), StringComparison.Ordinal);
        Assert.True(form.TryFill("0_kr5_value", "370") && form.TryFill("1_growth-kr2_value", "25"));
        var said = Forged.Said(await SaveAsync(stage, form));
        Assert.Contains("✓ Your 2 answers are saved", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Moved forward", said, StringComparison.Ordinal);
        Assert.Equal((new Reading.Number(370), AnswerTiming.After), await LatestAsync(stage, stage.Checkout, Questions));
        Assert.Equal((new Reading.Number(25), AnswerTiming.Before), await LatestAsync(stage, stage.Company.Growth, Shops));
    }

    [Fact]
    public async Task What_one_team_refuses_comes_back_alone_and_says_what_is_saved()
    {
        await using var stage = await ClosedAsync();
        var form = await FormAsync(stage);
        form.TryFill("1_growth-kr2_confidence", "2");
        var again = Assert.IsType<BotAnswer.Card>(await SaveAsync(stage, form)).Content;
        Assert.Contains("1 answer is saved", again.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("One line is missing", again.ToJsonString(), StringComparison.Ordinal);
        var rest = new Form(again);
        Assert.DoesNotContain(rest.Fields, field => field.Id.Contains("kr5", StringComparison.Ordinal));
        Assert.Equal("2", rest.Find("growth-kr2_confidence")!.Value);
        Assert.True(rest.TryFill("growth-kr2_note", "Two shops left"));
        Assert.Contains("✓ Your answer is saved", Forged.Said(await SaveAsync(stage, rest)), StringComparison.Ordinal);
        Assert.Equal((1, 1), (await AnswersAsync(stage, stage.Checkout), await AnswersAsync(stage, stage.Company.Growth)));
    }

    [Fact]
    public async Task What_is_no_number_for_one_team_does_not_hold_up_the_other()
    {
        await using var stage = await ClosedAsync();
        var form = await FormAsync(stage);
        var answer = await stage.ForgeAsync("Dina", Verbs.Save, Filled(form, ("0_kr5_value", "lots")), await stage.PersonalChatAsync("Dina"));
        Assert.Contains("“lots” is not a number", Forged.Said(answer), StringComparison.Ordinal);
        Assert.Equal((0, 1), (await AnswersAsync(stage, stage.Checkout), await AnswersAsync(stage, stage.Company.Growth)));
    }

    [Fact]
    public async Task The_same_save_again_has_the_same_outcome()
    {
        await using var stage = await ClosedAsync();
        var data = Filled(await FormAsync(stage));
        var chat = await stage.PersonalChatAsync("Dina");
        for (var time = 0; time < 2; time++)
            Assert.Contains("2 answers are saved", Forged.Said(await stage.ForgeAsync("Dina", Verbs.Save, (JsonObject)data.DeepClone(), chat)), StringComparison.Ordinal);
        Assert.Equal((1, 1), (await AnswersAsync(stage, stage.Checkout), await AnswersAsync(stage, stage.Company.Growth)));
    }

    [Fact]
    public async Task What_a_crash_left_between_two_teams_the_same_press_finishes()
    {
        await using var stage = await ClosedAsync();
        var data = Filled(await FormAsync(stage));
        var chat = await stage.PersonalChatAsync("Dina");
        // The server died after the first team's commit.
        var first = PressOf(stage, chat, data).Each()[0];
        var saved = await stage.Get<ITeamCycles>().ChangeAsync(first.Team, first.Stamp(), state => Answering.Decide(
            state, new NoChange(new PersonId(stage.Person("Dina").ObjectId!), stage.Checkout.Today) { AcceptLate = true }, stage.Time.Now), CancellationToken.None);
        Assert.IsType<Change.Saved>(saved);
        await stage.RestartAsync();
        Assert.Contains("2 answers are saved", Forged.Said(await stage.ForgeAsync("Dina", Verbs.Save, data, chat)), StringComparison.Ordinal);
        Assert.Equal((1, 1), (await AnswersAsync(stage, stage.Checkout), await AnswersAsync(stage, stage.Company.Growth)));
    }

    [Fact]
    public async Task No_change_is_one_tap_for_all_teams()
    {
        await using var stage = await ClosedAsync();
        var answer = await stage.ForgeAsync("Dina", Verbs.NoChange, Both(stage, late: true), await stage.PersonalChatAsync("Dina"));
        Assert.Contains("✓ Your 2 answers are saved", Forged.Said(answer), StringComparison.Ordinal);
        Assert.Equal((1, 1), (await AnswersAsync(stage, stage.Checkout), await AnswersAsync(stage, stage.Company.Growth)));
    }

    [Fact]
    public async Task No_change_on_a_card_that_did_not_know_of_the_close_saves_what_still_counts_and_shows_the_rest()
    {
        await using var stage = await ClosedAsync();
        var said = Forged.Said(await stage.ForgeAsync("Dina", Verbs.NoChange, Both(stage), await stage.PersonalChatAsync("Dina")));
        Assert.Contains("✓ Your answer is saved", said, StringComparison.Ordinal);
        Assert.Contains("Payout questions to support", said, StringComparison.Ordinal);
        Assert.Equal((0, 1), (await AnswersAsync(stage, stage.Checkout), await AnswersAsync(stage, stage.Company.Growth)));
    }

    [Fact]
    public async Task A_look_in_the_personal_chat_shows_what_is_open_and_never_the_rooms_summary()
    {
        await using var stage = await ClosedAsync();
        var said = Forged.Said(await stage.ForgeAsync("Dina", Verbs.View, Both(stage), await stage.PersonalChatAsync("Dina")));
        Assert.Contains("2 answers are still open", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Closed", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_names_a_team_of_others_saves_nothing_there()
    {
        await using var stage = await ClosedAsync();
        var data = Both(stage, late: true);
        data["also"]!.AsArray().Add(Named(stage.Company.Payouts));
        await stage.ForgeAsync("Dina", Verbs.NoChange, data, await stage.PersonalChatAsync("Dina"));
        Assert.Equal(0, await AnswersAsync(stage, stage.Company.Payouts));
        await stage.ForgeAsync("Emre", Verbs.NoChange, (JsonObject)data.DeepClone(), stage.Company.Growth.Chat.Id);
        Assert.Equal(0, await AnswersAsync(stage, stage.Company.Payouts));
    }

    [Theory]
    [InlineData("Eve", "out of date")]
    [InlineData("Max", "without an account")]
    public async Task Guests_and_strangers_are_told_so_and_save_nothing(string person, string told)
    {
        await using var stage = await ClosedAsync();
        var chat = stage.Tenant.World.PersonalChat(stage.Person(person)).Id;
        Assert.Contains(told, Forged.Said(await stage.ForgeAsync(person, person == "Max" ? Verbs.NoChange : Verbs.View, Both(stage, late: true), chat)), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await AnswersAsync(stage, stage.Checkout), await AnswersAsync(stage, stage.Company.Growth)));
    }

    private static async Task<Stage> ClosedAsync()
    {
        var stage = await Stage.OpenAsync();
        await stage.AdvanceToAsync("09:45:00");
        return stage;
    }

    private static async Task<Form> FormAsync(Stage stage)
    {
        var chat = await stage.PersonalChatAsync("Dina");
        await stage.Client.SayAsync(stage.Person("Dina"), chat, "check in", CancellationToken.None);
        return new Form(stage.Client.CardFor(stage.Person("Dina"), chat)!);
    }

    private static async Task<BotAnswer> SaveAsync(Stage stage, Form form)
        => await stage.Client.PressAsync(stage.Person("Dina"), await stage.PersonalChatAsync("Dina"), new Press("Save") { On = form.Card, Form = form }, CancellationToken.None);

    /// <summary>What "Save" sends: the card's data with its fields.</summary>
    private static JsonObject Filled(Form form, params ReadOnlySpan<(string Field, string Value)> typed)
    {
        var data = (JsonObject)SaveData(form.Card)!.DeepClone();
        foreach (var field in form.Fields) data[field.Id] = field.Value;
        foreach (var (field, value) in typed) data[field] = value;
        return data;
    }

    private static JsonObject? SaveData(JsonNode? node) => node switch
    {
        JsonObject o when (string?)o["verb"] == Verbs.Save && o["data"] is JsonObject data => data,
        JsonObject o => o.Select(p => SaveData(p.Value)).FirstOrDefault(found => found is not null),
        JsonArray a => a.Select(SaveData).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static JsonObject Both(Stage stage, bool late = false)
    {
        var data = Forged.Data(stage, stage.Checkout.Today.Start);
        data["also"] = new JsonArray(Named(stage.Company.Growth));
        if (late) data["late"] = "1";
        return data;
    }

    private static JsonObject Named(SampleTeam team)
        => new() { ["team"] = team.Id.Team.Value, ["cycle"] = team.Id.Cycle.Value, ["start"] = team.Today.Start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ") };

    private static CardPress PressOf(Stage stage, string chat, JsonObject data)
    {
        var dina = stage.Person("Dina");
        using var json = JsonDocument.Parse(data.ToJsonString());
        var from = new Sender(dina.ChannelId, new PersonId(dina.ObjectId!), dina.Name, dina.Locale, dina.Zone);
        var act = new Act.Pressed(Verbs.Save, json.RootElement.Clone(), Automatic: false, CanReply: true);
        return CardPress.Read(new Turn(stage.Checkout.Id.Tenant, from, new Conversation(new ChatId(chat), ChatKind.Personal, stage.Tenant.ServiceUrl, null), "1", stage.Time.Now, act))!;
    }

    private static async Task<(Reading, AnswerTiming)> LatestAsync(Stage stage, SampleTeam team, KeyResultId id)
    {
        var latest = (await stage.Get<ITeamCycles>().FindAsync(team.Id, CancellationToken.None))!.KeyResults[id].Latest!;
        return (latest.Reading, latest.Timing);
    }

    private static async Task<int> AnswersAsync(Stage stage, SampleTeam team)
    {
        var count = 0;
        await foreach (var entry in stage.Get<ITeamCycles>().HistoryAsync(team.Id, CancellationToken.None))
            if (entry is { Event: TeamEvent.AnswerSaved, Version: > 1 }) count++;
        return count;
    }
}
