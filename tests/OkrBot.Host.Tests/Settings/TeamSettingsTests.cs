using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Settings;

/// <summary>How a team's check-in runs, who runs it, and where it stops: shown to all of the team, changed by whoever runs it.</summary>
public sealed class TeamSettingsTests
{
    [Fact]
    public async Task Everybody_in_the_meetings_chat_reads_the_settings()
    {
        await using var stage = await Stage.SetAsync();
        var said = Read(await stage.SayAsync("Chidi", stage.ChatId, "settings"));
        Assert.All(["Checkout", "Bo", "with the meeting", "every week", "Europe/Berlin", "Change", "Stop it here"], text => Assert.Contains(text, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_runs_it_changes_all_of_them_in_a_dialog_or_on_the_card(bool onCard)
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayAsync("Bo", stage.ChatId, "settings");
        var card = Content(await stage.PressAsync("Bo", onCard ? "Change here" : "Change"));
        var form = new Form(card);
        Fill(form, ("placement", "after"), ("minutes", "10"), ("day", "4"), ("rhythm", "2"), ("language", "de"), ("zone", "Europe/Lisbon"), ("outsiders", "true"));
        var answer = await stage.PressAsync("Bo", new Press("Save") { On = onCard ? card : null, Form = form });
        Assert.Contains("Saved", Read(answer), StringComparison.Ordinal);
        var team = (await stage.CheckoutNowAsync()).Team;
        Assert.Equal(new TeamSettings(new Placement(PlacementKind.AfterMinutes, 10), DayOfWeek.Thursday, 2, true, "de", "Europe/Lisbon"), TeamSettings.Of(team));
        await ListedAsync(stage, team);
    }

    [Fact]
    public async Task Saving_twice_changes_once()
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayAsync("Bo", stage.ChatId, "settings");
        var card = Content(await stage.PressAsync("Bo", "Change here"));
        var form = new Form(card);
        Fill(form, ("rhythm", "2"));
        for (var i = 0; i < 2; i++) await stage.PressAsync("Bo", new Press("Save") { On = card, Form = form });
        Assert.Equal(1, await stage.CountAsync<TeamEvent.TeamSettled>());
    }

    [Theory]
    [InlineData("Chidi", "Bo runs this check-in")]
    [InlineData("Eve", "Bo runs this check-in")]
    [InlineData("Hana", "Bo runs this check-in")]
    [InlineData("Max", "signed in")]
    public async Task Nobody_else_changes_hands_over_or_stops_anything(string person, string answer)
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayAsync("Bo", stage.ChatId, "settings");
        foreach (var verb in new[] { "settings.change", "settings.save", "settings.handOver", "settings.handOverTo", "settings.disconnect", "settings.disconnectNow" })
            Assert.Contains(answer, Read(await stage.ForgeAsync(person, verb, Data(("rhythm", "2"), ("person", stage.Person("Ann").ObjectId!)))), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.TeamSettled>());
        Assert.Equal(stage.Facilitator.ObjectId, (await stage.CheckoutNowAsync()).Team.Facilitator!.Value.Value);
        Assert.NotNull((await stage.CheckoutNowAsync()).Team.Meeting);
    }

    [Theory]
    [InlineData("placement", "after", "from 1 to 120")]
    [InlineData("rhythm", "3", "every two weeks")]
    [InlineData("zone", "Mars/Olympus", "time zone")]
    [InlineData("language", "tlh", "language")]
    public async Task What_cannot_be_is_said_and_the_form_stays_as_it_was_typed(string field, string value, string problem)
    {
        await using var stage = await Stage.SetAsync();
        var answer = await stage.ForgeAsync("Bo", "settings.save", Data((field, value), ("day", "5")));
        var card = Assert.IsType<BotAnswer.Card>(answer).Content;
        Assert.Contains(problem, Read(card), StringComparison.Ordinal);
        Assert.Equal("5", new Form(card).Find("day")!.Value);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.TeamSettled>());
    }

    [Theory]
    [InlineData("checkout", "2026-10-05", "19:elsewhere")]
    [InlineData("growth", "2026-10-05", null)]
    [InlineData("nothing", "2026-10-05", null)]
    [InlineData(null, null, null)]
    public async Task A_card_of_another_chat_or_team_is_out_of_date(string? team, string? cycle, string? otherChat)
    {
        await using var stage = await Stage.SetAsync();
        var chat = otherChat is null ? stage.ChatId : stage.Company.Growth.Chat.Id;
        foreach (var verb in new[] { "settings.show", "settings.change", "settings.save", "settings.handOver", "settings.disconnect" })
        {
            var data = new JsonObject { ["team"] = team, ["cycle"] = cycle, ["view"] = verb, ["rhythm"] = "2" };
            var answer = await stage.ForgeAsync("Bo", verb, data, chat);
            if (team is not null || verb != "settings.show") Assert.Contains("out of date", Read(answer), StringComparison.Ordinal);
        }
        Assert.Equal(0, await stage.CountAsync<TeamEvent.TeamSettled>());
    }

    [Fact]
    public async Task In_person_one_sees_ones_teams_and_changes_those_that_one_runs()
    {
        await using var stage = await Stage.SetAsync();
        var own = Read(await stage.SayInPersonAsync("Bo", "settings"));
        Assert.All(["Your settings", "Checkout", "Nordkauf"], text => Assert.Contains(text, own, StringComparison.Ordinal));
        Assert.Contains("Change here", Read(await stage.PressInPersonAsync("Bo", new Press("Checkout"))), StringComparison.Ordinal);
        await stage.SayInPersonAsync("Dina", "einstellungen");
        var seen = Read(await stage.PressInPersonAsync("Dina", new Press("Checkout")));
        Assert.Contains("Bo runs this check-in and can change it", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Change here", seen, StringComparison.Ordinal);
        Assert.Contains("no team", Read(await stage.SayInPersonAsync("Eve", "settings")), StringComparison.Ordinal);
        Assert.Contains("out of date", Read(await stage.ForgeAsync("Hana", "settings.show", Data(), stage.PersonalChatOf("Hana"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_in_is_handed_over_for_good()
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayAsync("Bo", stage.ChatId, "settings");
        var card = Content(await stage.PressAsync("Bo", "Hand over"));
        var form = new Form(card);
        Assert.DoesNotContain("Bo", form.Find("person")!.Label, StringComparison.Ordinal);
        Fill(form, ("person", stage.Person("Chidi").ObjectId!));
        Assert.Contains("Chidi runs the check-in from now on", Read(await stage.PressAsync("Bo", new Press("Save") { On = card, Form = form })), StringComparison.Ordinal);
        var team = (await stage.CheckoutNowAsync()).Team;
        Assert.Equal(stage.Person("Chidi").ObjectId, team.Facilitator!.Value.Value);
        await ListedAsync(stage, team);
        Assert.Contains("Chidi runs this check-in", Read(await stage.ForgeAsync("Bo", "settings.change", Data())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Eve")]
    [InlineData("Hana")]
    [InlineData(null)]
    public async Task It_is_handed_over_to_people_of_the_team_only(string? person)
    {
        await using var stage = await Stage.SetAsync();
        var answer = await stage.ForgeAsync("Bo", "settings.handOverTo", person is null ? Data() : Data(("person", stage.Person(person).ObjectId!)));
        Assert.Contains("somebody of the team", Read(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_in_stops_here_after_one_more_question_and_nothing_opens_any_more()
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayAsync("Bo", stage.ChatId, "settings");
        Assert.Contains("Stop the check-in here?", Read(await stage.PressAsync("Bo", "Stop it here")), StringComparison.Ordinal);
        Assert.NotNull((await stage.CheckoutNowAsync()).Team.Meeting);
        Assert.Contains("Nothing was deleted", Read(await stage.PressAsync("Bo", "Yes, stop it here")), StringComparison.Ordinal);
        Assert.Null((await stage.CheckoutNowAsync()).Team.Meeting);
        Assert.DoesNotContain((await SeriesAsync(stage))!.Teams, t => t.Team == stage.Checkout.Id.Team);
        Assert.Contains("No check-in runs here", Read(await stage.ForgeAsync("Bo", "settings.disconnectNow", Data())), StringComparison.Ordinal);
        var messages = stage.Tenant.World.MessagesIn(stage.ChatId).Count;
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:33:00");
        Assert.Equal(messages, stage.Tenant.World.MessagesIn(stage.ChatId).Count);
    }

    [Fact]
    public async Task The_meetings_organiser_may_stop_it_too()
    {
        await using var stage = await Stage.SetAsync();
        stage.Tenant.World.FindChat(stage.ChatId)!.Meeting!.Presenters.Add(stage.Person("Hana"));
        stage.Tenant.World.FindChat(stage.ChatId)!.Members.Add(stage.Person("Hana"));
        await stage.ForgeAsync("Hana", "settings.disconnectNow", Data());
        Assert.Null((await stage.CheckoutNowAsync()).Team.Meeting);
    }

    [Fact]
    public async Task A_crash_between_the_team_and_the_directory_is_mended_by_the_item_that_was_queued_first()
    {
        await using var stage = await Stage.SetAsync();
        await stage.ForgeAsync("Bo", "settings.save", Data(("language", "de"), ("zone", "Europe/Lisbon")));
        var tenant = new TenantId(stage.Tenant.Options.TenantId);
        // As the crash would have left it.
        await stage.Get<IDirectory>().ChangeTeamAsync(tenant, stage.Checkout.Id.Team, entry => entry! with { Language = "en", Zone = "Europe/Berlin" }, CancellationToken.None);
        stage.Time.Advance(TimeSpan.FromSeconds(31));
        await stage.WorkAsync();
        await ListedAsync(stage, (await stage.CheckoutNowAsync()).Team);
    }

    [Fact]
    public async Task The_next_check_in_opens_where_the_new_placement_puts_it()
    {
        await using var stage = await Stage.SetAsync();
        await stage.ForgeAsync("Bo", "settings.save", Data(("placement", "after"), ("minutes", "5")));
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:34:50");
        Assert.Empty(stage.Cards());
        await stage.AdvanceToAsync("09:35:10");
        Assert.Single(stage.Cards());
    }

    [Fact]
    public async Task A_chat_without_a_team_says_how_to_begin()
    {
        await using var stage = await Stage.SetAsync();
        var chat = stage.Tenant.World.AddMeetingChat("Other", stage.Person("Ann"), stage.Time.Now, TimeSpan.FromHours(1), [stage.Person("Ann")]);
        Assert.Contains("connect meeting", Read(await stage.SayAsync("Ann", chat.Id, "settings")), StringComparison.Ordinal);
    }

    private static async Task ListedAsync(Stage stage, Team team)
    {
        var entry = (await stage.Get<IDirectory>().FindTeamAsync(new TenantId(stage.Tenant.Options.TenantId), team.Id, CancellationToken.None))!;
        Assert.Equal((team.Language, team.Zone, team.Facilitator), (entry.Language, entry.Zone, entry.Facilitator));
        Assert.Equal(team.Meeting!.Schedule, (await SeriesAsync(stage))!.Schedule);
        Assert.Equal(stage.Checkout.Today, Occurrences.Next(team.Meeting, stage.Checkout.Today.Start.AddSeconds(-1))!.Occurrence);
    }

    private static Task<SeriesEntry?> SeriesAsync(Stage stage)
        => stage.Get<IDirectory>().FindSeriesAsync(new TenantId(stage.Tenant.Options.TenantId), new SeriesId(stage.ChatId), CancellationToken.None);

    private static JsonObject Content(BotAnswer answer) => answer switch
    {
        BotAnswer.Card card => card.Content,
        BotAnswer.Dialog dialog => dialog.Content,
        _ => throw new InvalidOperationException(answer.ToString()),
    };

    private static void Fill(Form form, params (string Id, string Value)[] fields)
    {
        foreach (var (id, value) in fields) Assert.True(form.TryFill(id, value), id);
    }

    private static JsonObject Data(params (string Name, string Value)[] inputs)
    {
        var data = new JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v" + inputs.Length };
        foreach (var (name, value) in inputs) data[name] = value;
        return data;
    }
}
