using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>A card that all see is in the team's language; what one person alone sees is in theirs.</summary>
public sealed class LanguageTests
{
    [Fact]
    public async Task A_german_speaker_in_an_english_team_sees_the_room_in_english_and_their_own_view_in_german()
    {
        await using var stage = await Stage.SetAsync();
        var dina = Speaks(stage, "Dina", "de-DE");
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();

        Assert.Equal("en", Language(Assert.Single(stage.Cards()).Card!));
        var refreshed = stage.Client.CardFor(dina, stage.ChatId)!;
        Assert.Equal("de", Language(refreshed));
        Assert.Contains("Deine Ergebnisse", Said(refreshed), StringComparison.Ordinal);
        Assert.Equal("en", Language(stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!));

        await PressAsync(stage, dina, "Eintragen");
        var dialog = stage.Client.DialogOf(dina)!;
        Assert.Equal("de", Language(dialog.Card));
        Assert.Equal("Zuversicht (erforderlich)", dialog.Find("kr5_confidence")!.Label);
        dialog.TryFill("kr5_value", "289.5");
        Assert.Equal("✓ Deine Antwort ist gespeichert", Assert.IsType<BotAnswer.DialogWords>(await PressAsync(stage, dina, "Speichern")).Text);
        Assert.Equal(new Reading.Number(289.5m), await ValueAsync(stage));

        await stage.AdvanceToAsync("09:41:00");
        Assert.Equal("en", Language(Assert.Single(stage.Cards()).Card!));
        Assert.StartsWith("Closed", Said(Assert.Single(stage.Cards()).Card!["body"]![0]!["columns"]![1]!["items"]![0]!["text"]!), StringComparison.Ordinal);
        await stage.Client.LookAsync(dina, stage.ChatId, CancellationToken.None);
        Assert.Contains("Beendet", Said(stage.Client.CardFor(dina, stage.ChatId)!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/London", "offen bis 08:40")]
    [InlineData("Mars/Olympus", "offen bis 09:40")]
    public async Task A_time_in_words_is_the_reader_s_in_their_view_and_the_team_s_on_the_room_s_card(string zone, string said)
    {
        await using var stage = await Stage.SetAsync();
        var dina = Speaks(stage, "Dina", "de-DE", zone);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();

        Assert.Contains(said, (string)stage.Client.CardFor(dina, stage.ChatId)!["fallbackText"]!, StringComparison.Ordinal);
        Assert.Contains("open until 09:40", (string)Assert.Single(stage.Cards()).Card!["fallbackText"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_german_speaker_hears_a_no_in_german()
    {
        await using var stage = await Stage.SetAsync();
        var dina = Speaks(stage, "Dina", "de-DE");
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();

        var bos = stage.Client.CardFor(stage.Person("Bo"), stage.ChatId)!;
        var refused = Assert.IsType<BotAnswer.Card>(await stage.Client.PressAsync(dina, stage.ChatId, new Press("Close now") { On = bos }, CancellationToken.None)).Content;
        Assert.Equal("de", Language(refused));
        Assert.Contains("Das kann nur, wer den Check-in leitet", Said(refused), StringComparison.Ordinal);

        await PressAsync(stage, dina, "Zurück");
        await PressAsync(stage, dina, "Blocker melden");
        Assert.Contains("Oder eine andere Person oder ein anderes Team", Said(stage.Client.DialogOf(dina)!.Card), StringComparison.Ordinal);
        stage.Client.Dismiss(dina);
        var gone = await ForgeAsync(stage, dina, "blocker.resolve", ("blocker", "nothing"));
        Assert.Equal("Dieser Blocker steht nicht mehr auf der Liste.", Assert.IsType<BotAnswer.Toast>(gone).Text);
    }

    [Theory]
    [InlineData("de-DE", "ungefähr 290", "„ungefähr 290“ ist keine Zahl", "1.240", "1240")]
    [InlineData("de-AT", "1.24.0", "„1.24.0“ ist keine Zahl", "289,5", "289.5")]
    [InlineData("en-GB", "about 290", "“about 290” is not a number", "1,240", "1240")]
    public async Task What_is_no_number_comes_back_in_a_field_of_text_that_is_read_in_its_reader_s_language(string locale, string typed, string said, string next, string meant)
    {
        await using var stage = await Stage.SetAsync();
        var dina = Speaks(stage, "Dina", locale);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();

        var again = new Form(Assert.IsType<BotAnswer.Card>(await ForgeAsync(stage, dina, "checkin.save", ("kr5_value", typed), ("kr5_confidence", "7"))).Content);
        Assert.Contains(said, Said(again.Card), StringComparison.Ordinal);
        Assert.Equal(typed, again.Find("kr5_typed")!.Value);
        // Another "no" keeps what was typed and what it means.
        var kept = new Form(Assert.IsType<BotAnswer.Card>(await ForgeAsync(stage, dina, "checkin.save", ("kr5_typed", next), ("kr5_confidence", "4"))).Content);
        Assert.Equal(("Number", meant), (kept.Find("kr5_value")!.Kind, kept.Find("kr5_value")!.Value));
        await ForgeAsync(stage, dina, "checkin.save", ("kr5_typed", next), ("kr5_confidence", "7"), ("kr5_note", "Counted anew"));
        Assert.Equal(new Reading.Number(decimal.Parse(meant, System.Globalization.CultureInfo.InvariantCulture)), await ValueAsync(stage));
    }

    [Fact]
    public async Task An_empty_number_is_called_missing()
    {
        await using var stage = await Stage.OpenAsync();
        var answer = await stage.ForgeAsync("Dina", "checkin.save", Forged.Data(stage, stage.Checkout.Today.Start, ("kr5_value", " "), ("kr5_confidence", "7")));
        Assert.Contains("A number is missing", Forged.Said(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_german_team_s_room_is_german_for_everybody_and_an_english_speaker_s_own_view_english()
    {
        await using var stage = await Stage.SetAsync();
        await MakeGermanAsync(stage);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();

        var room = Assert.Single(stage.Cards());
        Assert.Equal("de", Language(room.Card!));
        Assert.Contains("Zwei Minuten zum Antworten.", Said(room.Card!), StringComparison.Ordinal);
        Assert.Contains("OKR-Check-in, Woche 5 von 13, offen bis 09:40", (string)room.Card!["fallbackText"]!, StringComparison.Ordinal);
        Assert.Equal("en", Language(stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!));
        await stage.PressAsync("Ann", "No change");
        await stage.AdvanceToAsync("09:41:00");
        Assert.Contains("Beendet", Said(Assert.Single(stage.Cards()).Card!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "en-GB", "help", "Hier kannst du schreiben")]
    [InlineData("de", "en-GB", "connect meeting", "Hier checken schon ein: Checkout.")]
    [InlineData("de", "en-GB", "check in", "Die Besprechung hat noch nicht begonnen. Der Check-in beginnt mit ihr um 09:30.")]
    [InlineData("en", "de-DE", "hilfe", "you can say")]
    [InlineData("en", "de-DE", "besprechung verbinden", "Only the organiser or a presenter")]
    [InlineData("en", "de-DE", "einchecken", "The meeting has not begun. The check-in opens with it, at 09:30.")]
    public async Task A_command_typed_in_the_team_s_chat_is_answered_in_the_team_s_language(string team, string locale, string typed, string answer)
    {
        await using var stage = await Stage.SetAsync();
        if (team == "de") await MakeGermanAsync(stage);
        var bo = Speaks(stage, "Bo", locale);

        await stage.Client.SayAsync(bo, stage.ChatId, typed, CancellationToken.None);
        var said = stage.Tenant.World.MessagesIn(stage.ChatId)[^1];
        Assert.Contains(answer, (string?)said.Activity["text"] ?? Said(said.Card!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_typed_in_the_personal_chat_is_answered_in_the_person_s_language()
    {
        await using var stage = await Stage.SetAsync();
        var dina = Speaks(stage, "Dina", "de-DE");
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        var chat = stage.Tenant.World.PersonalChat(dina).Id;

        await stage.Client.SayAsync(dina, chat, "Hilfe", CancellationToken.None);
        var help = Said(stage.Tenant.World.MessagesIn(chat)[^1].Card!);
        Assert.Contains("Den Check-in hier starten", help, StringComparison.Ordinal);
        Assert.Contains("einchecken", help, StringComparison.Ordinal);
        await stage.Client.SayAsync(dina, chat, "einchekken", CancellationToken.None);
        Assert.Contains("Meintest du **einchecken**?", Said(stage.Tenant.World.MessagesIn(chat)[^1].Card!), StringComparison.Ordinal);
        await stage.Client.SayAsync(dina, chat, "Einchecken", CancellationToken.None);
        Assert.Equal("de", Language(stage.Client.NewestCard(chat)!.Card!));
    }

    /// <summary>From now on this person's client is set to the language.</summary>
    private static TenantPerson Speaks(Stage stage, string name, string locale, string zone = "Europe/Berlin")
    {
        var (before, person) = (stage.Person(name), stage.Person(name) with { Locale = locale, Zone = zone });
        var members = stage.Checkout.Chat.Members;
        members[members.IndexOf(before)] = person;
        return person;
    }

    private static async Task MakeGermanAsync(Stage stage)
    {
        var facilitator = new PersonId(stage.Facilitator.ObjectId!);
        var change = await stage.Get<ITeamCycles>().ChangeAsync(stage.Checkout.Id, new CommandStamp("german", facilitator, stage.Time.Now), state =>
            Settling.Decide(state, new ChangeSettings(facilitator, TeamSettings.Of(state.Team) with { Language = "de" }), stage.Time.Now), CancellationToken.None);
        Assert.IsType<Change.Saved>(change);
    }

    private static Task<BotAnswer> PressAsync(Stage stage, TenantPerson person, string title) => stage.Client.PressAsync(person, stage.ChatId, title, CancellationToken.None);

    private static async Task<BotAnswer> ForgeAsync(Stage stage, TenantPerson person, string verb, params (string Field, string Value)[] more)
    {
        var data = Forged.Data(stage, stage.Checkout.Today.Start, more);
        return BotAnswer.Read((await stage.Client.DeliverAsync(stage.Client.ActionActivity(person, stage.ChatId, verb, data), 1, CancellationToken.None))[0]);
    }

    private static async Task<Reading?> ValueAsync(Stage stage) => (await stage.CheckoutNowAsync()).KeyResults[new KeyResultId("kr5")].Latest?.Reading;

    private static string? Language(JsonNode card) => (string?)card["lang"];

    private static string Said(JsonNode card) => card is JsonObject content ? Forged.Said(new BotAnswer.Card(content)) : (string)card!;
}
