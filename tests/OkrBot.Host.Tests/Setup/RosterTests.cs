using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Setup;

/// <summary>People come to the meeting's chat and leave it.</summary>
public sealed class RosterTests
{
    [Fact]
    public async Task Who_joins_the_chat_is_on_the_team_from_then_on()
    {
        await using var stage = await Stage.OpenAsync();
        var goran = stage.Person("Goran");
        for (var i = 0; i < 2; i++) await stage.Client.AddMemberAsync(stage.Person("Bo"), stage.ChatId, goran, CancellationToken.None);
        Assert.Equal(1, await stage.CountAsync<TeamEvent.MembersListed>());
        Assert.Equal("Goran", (await stage.CheckoutNowAsync()).Team.Find(Id(goran))!.Name);
        Assert.Contains(stage.Checkout.Id, (await PersonAsync(stage, goran))!.Teams);
        var said = Forged.Said(await stage.ForgeAsync("Goran", "blocker.save", Forged.Data(stage, stage.Checkout.Today.Start, ("need", "A form"), ("from", "Legal"))));
        Assert.DoesNotContain("Only people on this team", said, StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync<TeamEvent.BlockerRaised>());
    }

    [Theory]
    [InlineData(PersonRole.Guest)]
    [InlineData(PersonRole.Anonymous)]
    public async Task Guests_and_people_without_an_account_look_on(PersonRole role)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.Client.AddMemberAsync(stage.Person("Bo"), stage.ChatId, stage.Tenant.World.AddPerson("Ivo", role), CancellationToken.None);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.MembersListed>());
    }

    [Fact]
    public async Task Who_leaves_may_nothing_from_then_on_and_what_they_owned_needs_a_name()
    {
        await using var stage = await Stage.OpenAsync();
        var ann = stage.Person("Ann");
        var card = stage.Client.CardFor(ann, stage.ChatId)!;
        for (var i = 0; i < 2; i++) await stage.Client.RemoveMemberAsync(ann, stage.ChatId, ann, CancellationToken.None);
        Assert.Equal(1, await stage.CountAsync<TeamEvent.MembersListed>());
        Assert.DoesNotContain(stage.Checkout.Id, (await PersonAsync(stage, ann))!.Teams);
        Assert.Contains("Only the team answers here", Forged.Said(await stage.PressAsync("Ann", new Press("No change") { On = card })), StringComparison.Ordinal);
        // Bo runs it, so what was Ann's is Bo's to answer until somebody is named.
        await stage.AdvanceToAsync("09:32:10");
        var bos = stage.Client.CardFor(stage.Person("Bo"), stage.ChatId)!.ToJsonString();
        Assert.Contains("needs a new owner", bos, StringComparison.Ordinal);
        Assert.Contains("Mobile checkout completion", bos, StringComparison.Ordinal);
        Assert.Contains("Your 4 answers are saved", Forged.Said(await stage.PressAsync("Bo", "No change")), StringComparison.Ordinal);
        await stage.PressAsync("Bo", "New owner");
        Assert.True(stage.Client.DialogOf(stage.Person("Bo"))!.TryFill("owner", "Chidi"));
        await stage.PressAsync("Bo", "Save");
        Assert.Equal(Id(stage.Person("Chidi")), (await stage.CheckoutNowAsync()).KeyResults[new("kr1")].Owner);
    }

    [Fact]
    public async Task What_a_stopped_server_left_undone_the_next_delivery_does()
    {
        await using var stage = await Stage.OpenAsync();
        var bo = stage.Person("Bo");
        // The team knows it already, the directory does not.
        await stage.TellAsync(new TeamEvent.FacilitatorNamed(null), new TeamEvent.MembersListed([.. stage.Checkout.Team.Members.Where(m => m.Person != Id(bo))]));
        Assert.Equal(Id(bo), await LeaderAsync(stage));
        await stage.Client.RemoveMemberAsync(bo, stage.ChatId, bo, CancellationToken.None);
        Assert.Null(await LeaderAsync(stage));
    }

    [Fact]
    public async Task A_late_event_about_somebody_who_is_back_takes_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        var ann = stage.Person("Ann");
        await stage.Client.RemoveMemberAsync(ann, stage.ChatId, ann, CancellationToken.None);
        await stage.Client.AddMemberAsync(ann, stage.ChatId, ann, CancellationToken.None);
        var late = new System.Text.Json.Nodes.JsonObject();
        foreach (var (name, value) in stage.Client.ActionActivity(stage.Person("Bo"), stage.ChatId, "x", [])) late[name] = value?.DeepClone();
        late["type"] = "conversationUpdate";
        late.Remove("name");
        late.Remove("value");
        late["membersRemoved"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["id"] = ann.ChannelId });
        await stage.Client.DeliverAsync(late, 1, CancellationToken.None);
        Assert.NotNull((await stage.CheckoutNowAsync()).Team.Find(Id(ann)));
    }

    [Fact]
    public async Task When_who_leads_it_leaves_another_runs_it_and_takes_the_lead()
    {
        await using var stage = await Stage.OpenAsync();
        var bo = stage.Person("Bo");
        await stage.Client.RemoveMemberAsync(bo, stage.ChatId, bo, CancellationToken.None);
        Assert.Null(await LeaderAsync(stage));
        await stage.AdvanceToAsync("09:30:30");
        await stage.PressAsync("Dina", "No change");
        Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Dina", "I'll run it"));
        // What was Bo's is hers to answer as well, which comes first in the two minutes.
        await stage.AdvanceToAsync("09:32:10");
        Assert.Contains("Nobody leads this check-in", stage.Client.CardFor(stage.Person("Dina"), stage.ChatId)!.ToJsonString(), StringComparison.Ordinal);
        var card = stage.Client.CardFor(stage.Person("Dina"), stage.ChatId)!;
        for (var i = 0; i < 2; i++) Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Dina", new Press("I'll lead it") { On = card }));
        Assert.Equal(1, await stage.CountAsync<TeamEvent.FacilitatorNamed>() - 1);
        Assert.Equal(Id(stage.Person("Dina")), await LeaderAsync(stage));
        Assert.Contains("Dina leads it already", Forged.Said(await stage.PressAsync("Ann", new Press("I'll lead it") { On = card })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Eve", "Only the team can do this")]
    [InlineData("Goran", "Only the team can do this")]
    [InlineData("Max", "signed in")]
    [InlineData("Bo", "Only the team can do this")]
    public async Task Nobody_outside_the_team_takes_the_lead(string person, string said)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.Client.RemoveMemberAsync(stage.Person("Bo"), stage.ChatId, stage.Person("Bo"), CancellationToken.None);
        Assert.Contains(said, Forged.Said(await stage.ForgeAsync(person, "team.lead", Forged.Data(stage, stage.Checkout.Today.Start))), StringComparison.Ordinal);
        Assert.Null(await LeaderAsync(stage));
    }

    [Fact]
    public async Task Where_somebody_leads_nobody_takes_it_from_them_nor_from_another_chat()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Contains("Bo leads it already", Forged.Said(await stage.ForgeAsync("Ann", "team.lead", Forged.Data(stage, stage.Checkout.Today.Start))), StringComparison.Ordinal);
        Assert.Contains("out of date", Forged.Said(await stage.ForgeAsync("Ann", "team.lead", Forged.Data(stage, stage.Checkout.Today.Start), stage.Company.Growth.Chat.Id)), StringComparison.Ordinal);
    }

    private static PersonId Id(TenantPerson person) => new(person.ObjectId!);

    private static Task<PersonEntry?> PersonAsync(Stage stage, TenantPerson person)
        => stage.Get<IDirectory>().FindPersonAsync(stage.Checkout.Id.Tenant, Id(person), CancellationToken.None);

    private static async Task<PersonId?> LeaderAsync(Stage stage)
        => (await stage.Get<IDirectory>().FindTeamAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Team, CancellationToken.None))!.Facilitator;
}
