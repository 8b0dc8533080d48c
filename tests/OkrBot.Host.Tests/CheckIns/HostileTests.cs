using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Bad input, the wrong person, too late: each gets a clear answer, and nothing is written.</summary>
public sealed class HostileTests
{
    [Fact]
    public async Task A_guest_reads_along_and_saves_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        var anns = stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!;
        var answer = await stage.PressAsync("Eve", new Press("No change") { On = anns });
        Assert.Contains("Only the team answers here", Said(answer), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Fact]
    public async Task An_anonymous_attendee_is_told_to_sign_in()
    {
        await using var stage = await Stage.OpenAsync();
        var anns = stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!;
        var answer = await stage.PressAsync("Max", new Press("No change") { On = anns });
        Assert.Contains("without an account", Said(answer), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Fact]
    public async Task A_member_who_answers_for_somebody_else_is_offered_to_say_that_the_owner_is_away()
    {
        await using var stage = await Stage.OpenAsync();
        var form = await FormAsync(stage, "Ann");
        var answer = await stage.PressAsync("Chidi", new Press("Save") { On = form.Card, Form = form });
        Assert.Contains("Answer for Ann", Said(answer), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Fact]
    public async Task A_press_after_the_close_saves_nothing_and_says_how_it_still_counts()
    {
        await using var stage = await Stage.OpenAsync();
        var anns = stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!;
        await stage.AdvanceToAsync("09:41:00");
        var answer = await stage.PressAsync("Ann", new Press("No change") { On = anns });
        Assert.Contains("has closed", Said(answer), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Fact]
    public async Task What_was_typed_when_it_closed_is_kept_and_counts_with_a_second_press()
    {
        await using var stage = await Stage.OpenAsync();
        var form = await FormAsync(stage, "Dina");
        form.TryFill("kr5_value", "370");
        await stage.AdvanceToAsync("09:41:00");
        var again = Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Dina", new Press("Save") { On = form.Card, Form = form })).Content;
        Assert.Contains("closed while you were typing", again.ToJsonString(), StringComparison.Ordinal);
        var kept = new Form(again);
        Assert.Equal("370", kept.Find("kr5_value")!.Value);
        await stage.PressAsync("Dina", new Press("Save") { On = again, Form = kept });
        var update = (await stage.CheckoutNowAsync()).KeyResults[new KeyResultId("kr5")].Latest!;
        Assert.Equal(Domain.Objectives.AnswerTiming.After, update.Timing);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e9")]
    [InlineData("0x10")]
    [InlineData("twelve")]
    [InlineData("")]
    [InlineData("9999999999999999999999999999999999")]
    public async Task What_is_no_number_is_named_and_kept(string typed)
    {
        await using var stage = await Stage.OpenAsync();
        var form = await FormAsync(stage, "Dina");
        var data = Save(form, stage, ("kr5_value", typed));
        var answer = await stage.ForgeAsync("Dina", "checkin.save", data);
        Assert.Contains("Nothing you typed is lost", Said(answer), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Fact]
    public async Task Ten_thousand_characters_are_refused_with_the_limit_and_the_answer_stays_small()
    {
        await using var stage = await Stage.OpenAsync();
        var form = await FormAsync(stage, "Dina");
        var answer = await stage.ForgeAsync("Dina", "checkin.save", Save(form, stage, ("kr5_note", new string('x', 10_000))));
        Assert.Contains("300 characters", Said(answer), StringComparison.Ordinal);
        Assert.True(Said(answer).Length < 20_000);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Theory]
    [InlineData("[Sign in](https://evil.example) **now**")]
    [InlineData("<at>Bo</at> look at this")]
    [InlineData("{{DATE(2026-11-03T08:30:00Z)}}")]
    public async Task Markup_in_a_note_is_kept_as_the_words_that_it_is(string note)
    {
        await using var stage = await Stage.OpenAsync();
        var form = await FormAsync(stage, "Dina");
        await stage.ForgeAsync("Dina", "checkin.save", Save(form, stage, ("kr5_note", note), ("kr5_confidence", "5")));
        Assert.Equal(note, (await stage.CheckoutNowAsync()).KeyResults[new KeyResultId("kr5")].Latest!.Note);
        await stage.AdvanceToAsync("09:33:00");
        foreach (var card in stage.Cards())
            Assert.DoesNotContain(TextBlocks(card.Card!), text => text.Contains(note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_forwarded_to_another_chat_saves_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        var data = Save(await FormAsync(stage, "Dina"), stage);
        var answer = await stage.ForgeAsync("Dina", "checkin.save", data, stage.Company.Growth.Chat.Id);
        Assert.Contains("old one", Said(answer), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Theory]
    [InlineData("""{"team":"nobody","cycle":"2026-10-05","start":"2026-11-03T08:30:00Z","view":"x"}""")]
    [InlineData("""{"team":"checkout|s","cycle":"../..","start":"yesterday","view":"x"}""")]
    [InlineData("""{"team":{"a":1},"cycle":[],"start":5,"view":null}""")]
    [InlineData("{}")]
    public async Task Ids_that_mean_nothing_get_an_answer_and_never_an_error(string data)
    {
        await using var stage = await Stage.OpenAsync();
        foreach (var verb in stage.Get<App.Bot.BotRoutes>().PressedVerbs)
        {
            var answer = await stage.ForgeAsync("Dina", verb, (JsonObject)JsonNode.Parse(data)!);
            Assert.True(answer is BotAnswer.Toast or BotAnswer.Card, $"{verb}: {answer}");
        }
    }

    private static async Task<Form> FormAsync(Stage stage, string person)
        => new(Assert.IsType<BotAnswer.Card>(await stage.PressAsync(person, "Answer here")).Content);

    private static JsonObject Save(Form form, Stage stage, params (string Field, string Value)[] typed)
    {
        var data = new JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["start"] = "2026-11-03T08:30:00Z", ["view"] = "t" + stage.Time.Now.Ticks };
        foreach (var field in form.Fields) data[field.Id] = field.Value;
        foreach (var (field, value) in typed) data[field] = value;
        return data;
    }

    private static string Said(BotAnswer answer) => answer switch
    {
        BotAnswer.Card card => card.Content.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
        BotAnswer.Toast toast => toast.Text,
        _ => answer.ToString(),
    };

    private static IEnumerable<string> TextBlocks(JsonNode? node) => node switch
    {
        JsonObject o when o["type"]?.GetValue<string>() == "TextBlock" => [o["text"]!.GetValue<string>()],
        JsonObject o => o.SelectMany(p => TextBlocks(p.Value)),
        JsonArray a => a.SelectMany(TextBlocks),
        _ => [],
    };
}
