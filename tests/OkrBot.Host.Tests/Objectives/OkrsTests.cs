using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Cards;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Objectives;

/// <summary>My OKRs, a team's, and one key result: who sees how much, and where.</summary>
public sealed class OkrsTests
{
    private const string Foreign = "99999999-0000-4000-8000-000000000001";

    [Fact]
    public async Task My_okrs_shows_the_key_results_of_all_teams_in_person()
    {
        await using var stage = await Stage.SetAsync();
        var said = Read(await stage.SayInPersonAsync("Dina", "my okrs"));
        Assert.All(["Payout questions to support", "Checkout", "Shops that sell in week one", "Growth", "Next check-in"], text => Assert.Contains(text, said, StringComparison.Ordinal));
        Assert.DoesNotContain("Median time to pay", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_result_opens_with_its_chart_its_other_picture_and_the_way_back()
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayInPersonAsync("Dina", "meine OKRs");
        var card = Assert.IsType<BotAnswer.Card>(await stage.PressInPersonAsync("Dina", new Press("Show") { Section = "Payout questions" })).Content;
        Assert.Contains("Chart.Line", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("376", Read(card), StringComparison.Ordinal);
        card = Assert.IsType<BotAnswer.Card>(await stage.PressInPersonAsync("Dina", new Press("Show confidence"))).Content;
        Assert.Contains("Chart.VerticalBar", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Your key results", Read(await stage.PressInPersonAsync("Dina", new Press("Back"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_working_day_before_the_owner_answers_right_there()
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayInPersonAsync("Dina", "my okrs");
        Assert.Contains("Payout questions to support", Read(await stage.PressInPersonAsync("Dina", new Press("Answer"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_my_okrs_says_nothing_of_anybody_and_a_button_answers_its_presser_alone()
    {
        await using var stage = await Stage.SetAsync();
        var message = await stage.SayAsync("Chidi", stage.ChatId, "my okrs");
        Assert.DoesNotContain("Median", message!.Activity.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Median time to pay", Read(await stage.PressAsync("Chidi", "Show mine")), StringComparison.Ordinal);
        Assert.Contains("Payout questions", Read(await stage.PressAsync("Dina", "Show mine")), StringComparison.Ordinal);
        Assert.Single(stage.Tenant.World.MessagesIn(stage.ChatId));
    }

    [Fact]
    public async Task An_old_client_gets_its_own_answer_in_person()
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayAsync("Chidi", stage.ChatId, "my okrs");
        await stage.PressAsync("Chidi", new Press("Show mine") { OldClient = true });
        Assert.Contains("Median time to pay", Read(stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Chidi"))[^1]), StringComparison.Ordinal);
        Assert.Single(stage.Tenant.World.MessagesIn(stage.ChatId));
    }

    [Fact]
    public async Task Who_owns_nothing_hears_so_and_what_to_do_next()
    {
        await using var stage = await Stage.SetAsync();
        Assert.Contains("connect meeting", Read(await stage.SayInPersonAsync("Eve", "my okrs")), StringComparison.Ordinal);
        Assert.Contains("no team", Read(await stage.SayInPersonAsync("Eve", "team okrs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_guests_in_the_chat_its_message_shows_counts_and_each_presser_what_is_theirs()
    {
        await using var stage = await Stage.SetAsync();
        await ShowToOutsidersAsync(stage, shown: false);
        var message = Read(await stage.SayAsync("Ann", stage.ChatId, "team okrs"));
        Assert.Contains("On\u00A0track", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Paying is effortless", message, StringComparison.Ordinal);
        Assert.Contains("Paying is effortless", Read(await stage.PressAsync("Ann", "Show to me only")), StringComparison.Ordinal);
        Assert.Contains("Guests see what", Read(await stage.PressAsync("Eve", "Show to me only")), StringComparison.Ordinal);
        Assert.Contains("signed in", Read(await stage.PressAsync("Max", "Show to me only")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_shows_its_list_to_outsiders_shows_it_here_too()
    {
        await using var stage = await Stage.SetAsync();
        await ShowToOutsidersAsync(stage, shown: true);
        Assert.Contains("Paying is effortless", Read(await stage.SayAsync("Ann", stage.ChatId, "team okrs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Among_the_teams_own_people_the_message_shows_the_objectives_with_bars()
    {
        await using var stage = await Stage.SetAsync();
        var message = await stage.SayAsync("Goran", stage.Company.Growth.Chat.Id, "team okrs");
        Assert.Contains("Trial sign-ups", Read(message), StringComparison.Ordinal);
        Assert.Contains("Chart.HorizontalBar", message!.Card!.ToJsonString(), StringComparison.Ordinal);
        var form = new Form(message.Card!);
        Assert.True(form.TryFill("chosen", "growth-kr2"));
        var card = await stage.Client.PressAsync(stage.Person("Goran"), stage.Company.Growth.Chat.Id, new Press("Show it") { Form = form }, CancellationToken.None);
        Assert.Contains("Shops that sell in week one", Read(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_teams_are_asked_for_first()
    {
        await using var stage = await Stage.SetAsync();
        var asked = Read(await stage.SayInPersonAsync("Dina", "team okrs"));
        Assert.Contains("Which team?", asked, StringComparison.Ordinal);
        Assert.Contains("Trial sign-ups", Read(await stage.PressInPersonAsync("Dina", new Press("Growth"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_without_a_team_says_how_to_get_one()
    {
        await using var stage = await Stage.SetAsync();
        var chat = stage.Tenant.World.AddMeetingChat("Other", stage.Person("Ann"), stage.Time.Now, TimeSpan.FromHours(1), [stage.Person("Ann")]);
        Assert.Contains("connect meeting", Read(await stage.SayAsync("Ann", chat.Id, "team okrs")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chidi", "Median time to pay")]
    [InlineData("Bo", "Median time to pay")]
    [InlineData("Hana", "Median time to pay")]
    [InlineData("Eve", "Guests see what")]
    public async Task Everybody_in_the_tenant_may_read_a_key_result_and_guests_what_they_were_given(string person, string answer)
    {
        await using var stage = await Stage.SetAsync();
        var shown = await stage.ForgeAsync(person, "kr.show", Data("checkout", "kr2"), stage.PersonalChatOf(person));
        Assert.Contains(answer, Read(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_are_for_members_and_a_restricted_objective_too()
    {
        await using var stage = await Stage.SetAsync();
        var state = await stage.CheckoutNowAsync();
        await ChangeAsync(stage, _ => Noted(state));
        Assert.Contains("Apple Pay", Read(await stage.ForgeAsync("Ann", "kr.show", Data("checkout", "kr2"))), StringComparison.Ordinal);
        Assert.DoesNotContain("Apple Pay", Read(await stage.ForgeAsync("Hana", "kr.show", Data("checkout", "kr2"), stage.PersonalChatOf("Hana"))), StringComparison.Ordinal);
        var first = state.Objectives.Values.First(o => o.Id == state.KeyResults[new("kr2")].Objective);
        await ChangeAsync(stage, _ => new TeamEvent.ObjectiveWritten(first with { Restricted = true }));
        Assert.Contains("for its team only", Read(await stage.ForgeAsync("Hana", "kr.show", Data("checkout", "kr2"), stage.PersonalChatOf("Hana"))), StringComparison.Ordinal);
        Assert.Contains("Median time to pay", Read(await stage.ForgeAsync("Ann", "kr.show", Data("checkout", "kr2"))), StringComparison.Ordinal);
        var others = Read(await stage.ForgeAsync("Hana", "okrs.team", Data("checkout"), stage.PersonalChatOf("Hana")));
        Assert.Contains("A restricted objective", others, StringComparison.Ordinal);
        Assert.DoesNotContain("Paying is effortless", others, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kr.show", "checkout", "nothing")]
    [InlineData("kr.show", "elsewhere", "kr2")]
    [InlineData("kr.show", null, null)]
    [InlineData("kr.show", "a|b", "kr2")]
    [InlineData("okrs.team", "elsewhere", null)]
    [InlineData("okrs.team", null, null)]
    public async Task What_is_not_there_is_no_longer_there(string verb, string? team, string? keyResult)
    {
        await using var stage = await Stage.SetAsync();
        Assert.Contains("no longer there", Read(await stage.ForgeAsync("Ann", verb, Data(team, keyResult))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_another_tenant_there_is_nothing_here()
    {
        await using var stage = await Stage.SetAsync();
        var activity = stage.Client.ActionActivity(stage.Person("Ann"), stage.ChatId, "kr.show", Data("checkout", "kr2"));
        activity["conversation"]!["tenantId"] = Foreign;
        activity["channelData"]!["tenant"]!["id"] = Foreign;
        Assert.Equal(403, (await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0].Status);
        var foreign = stage.Checkout.Id with { Tenant = new(Foreign) };
        Assert.Null(await stage.Get<ITeamCycles>().FindAsync(foreign, CancellationToken.None));
    }

    [Fact]
    public async Task Where_charts_are_not_drawn_their_figures_are_read()
    {
        await using var stage = await Stage.SetAsync();
        var card = Assert.IsType<BotAnswer.Card>(await stage.ForgeAsync("Ann", "kr.show", Data("checkout", "kr2"))).Content;
        var lines = new CardText(new CardTextOptions()).Render(card);
        Assert.Contains(lines, line => line.Contains("Week", StringComparison.Ordinal) && line.Contains("Measured", StringComparison.Ordinal) && line.Contains("Plan", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.TrimStart().StartsWith("4 ", StringComparison.Ordinal) && line.Contains(" 71 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looking_writes_nothing_and_asks_teams_only_about_strangers()
    {
        await using var stage = await Stage.SetAsync();
        await stage.ForgeAsync("Ann", "kr.show", Data("checkout", "kr2"));
        stage.Counts.Reset();
        var calls = stage.Tenant.Counts.Total;
        for (var i = 0; i < 2; i++) await stage.ForgeAsync("Ann", "kr.show", Data("checkout", "kr2"));
        Assert.Equal(calls, stage.Tenant.Counts.Total);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    private static JsonObject Data(string? team, string? keyResult = null)
    {
        var data = new JsonObject { ["cycle"] = "2026-10-05" };
        if (team is not null) data["team"] = team;
        if (keyResult is not null) data["kr"] = keyResult;
        return data;
    }

    private static TeamEvent.AnswerSaved Noted(TeamCycle state)
    {
        var latest = state.KeyResults[new("kr2")].Latest!;
        return new TeamEvent.AnswerSaved(new("kr2"), latest with { Note = "Apple Pay opens slowly", Timing = AnswerTiming.After }, null);
    }

    private static Task ShowToOutsidersAsync(Stage stage, bool shown)
        => ChangeAsync(stage, team => new TeamEvent.TeamSettled(TeamSettings.Of(team.Team) with { ShowToOutsiders = shown }));

    private static async Task ChangeAsync(Stage stage, Func<TeamCycle, TeamEvent> happened)
        => Assert.IsType<Change.Saved>(await stage.Get<ITeamCycles>().ChangeAsync(stage.Checkout.Id, new CommandStamp(Guid.NewGuid().ToString(), null, stage.Time.Now), s => Decision.Of(happened(s)), CancellationToken.None));
}
