using System.Text.Json.Nodes;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Connector;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>In a big meeting not everybody is on the team: whoever runs the check-in takes off who is not, and they stay off.</summary>
public sealed class TakenOffTests
{
    [Fact]
    public async Task Who_was_taken_off_stays_off_whatever_is_read_or_told_until_somebody_puts_them_on_again()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await stage.NightAsync();
        for (var i = 0; i < 2; i++) await OffAsync(stage, "Ann", "t");
        Assert.DoesNotContain("Ann", await stage.MembersAsync());
        Assert.Equal(1, await stage.CountAsync<TeamEvent.MembersListed>());
        for (var night = 0; night < 2; night++) await stage.NightAsync();
        await stage.ForgeAsync("Bo", "people.read", Data("r"));
        // Teams tells late, and once more, that she came.
        stage.ChatOf().Members.Remove(stage.Person("Ann"));
        await stage.Client.AddMemberAsync(stage.Person("Bo"), stage.ChatId, stage.Person("Ann"), CancellationToken.None);
        Assert.DoesNotContain("Ann", await stage.MembersAsync());
        Assert.Contains("Only the team", Read(await stage.ForgeAsync("Ann", "checkin.noChange", Forged.Data(stage, stage.Checkout.Today.Start, ("kr", "kr1")))), StringComparison.Ordinal);
        Assert.Contains("Ann is on the team", Read(await stage.ForgeAsync("Bo", "people.add", Data("a", ("person", stage.IdOf("Ann").Value)))), StringComparison.Ordinal);
        await stage.NightAsync();
        Assert.Contains("Ann", await stage.MembersAsync());
    }

    [Fact]
    public async Task Before_the_first_reading_too()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await OffAsync(stage, "Ann", "t");
        await stage.NightAsync();
        Assert.DoesNotContain("Ann", await stage.MembersAsync());
    }

    [Fact]
    public async Task Who_left_the_chat_and_comes_again_another_day_is_on_the_team()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await OffAsync(stage, "Ann", "t");
        stage.ChatOf().Members.Remove(stage.Person("Ann"));
        await stage.NightAsync();
        Assert.Empty((await stage.RosterAsync()).TakenOff);
        await stage.Client.AddMemberAsync(stage.Person("Bo"), stage.ChatId, stage.Person("Ann"), CancellationToken.None);
        Assert.Contains("Ann", await stage.MembersAsync());
    }

    [Fact]
    public async Task A_press_that_stopped_half_way_is_finished_by_the_next()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await stage.Get<App.Ports.IRosterEntries>().ChangeAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Team, entry => entry.Take(stage.IdOf("Ann"), off: true), CancellationToken.None);
        await stage.RestartAsync();
        Assert.Contains("Ann", await stage.MembersAsync());
        await OffAsync(stage, "Ann", "t");
        Assert.DoesNotContain("Ann", await stage.MembersAsync());
    }

    [Fact]
    public async Task A_leadership_meeting_of_a_hundred_is_read_with_one_question_and_its_cards_can_be_read()
    {
        await using var stage = await Nights.SetAsync();
        for (var i = 0; i < 115; i++) stage.ChatOf().Members.Add(stage.Tenant.World.AddPerson($"Invited{i:000}"));
        // Who is new changes the team's card, which reads the chat too.
        await stage.NightAsync();
        var before = stage.Tenant.Counts[CallKind.Members];
        await stage.NightAsync();
        Assert.Equal(stage.Company.Teams.Length, stage.Tenant.Counts[CallKind.Members] - before);
        Assert.Equal(120, (await stage.CheckoutNowAsync()).Team.Members.Length);
        var list = Assert.IsType<BotAnswer.Card>(await stage.ForgeAsync("Bo", "people.list", Data("l")));
        Assert.Contains("the first 50; type a name", list.Content.ToJsonString(), StringComparison.Ordinal);
        foreach (var answer in new[] { list, await stage.ForgeAsync("Bo", "settings.handOver", Data("h")), await stage.ForgeAsync("Bo", "people.show", Data("s")) })
            Assert.InRange(Assert.IsType<BotAnswer.Card>(answer).Content.ToJsonString().Length, 1, 20_000);
        Assert.Contains("Invited107", Read(await stage.ForgeAsync("Bo", "people.list", Data("f", ("find", "vited107")))), StringComparison.Ordinal);
        await OffAsync(stage, stage.Tenant.World.AddPerson("Invited107").ObjectId!, "o");
        await stage.NightAsync();
        Assert.Equal(119, (await stage.CheckoutNowAsync()).Team.Members.Length);
    }

    private static async Task OffAsync(Stage stage, string person, string view)
        => await stage.ForgeAsync("Bo", "people.takeOff", Data(view, ("off", Guid.TryParse(person, out _) ? person : stage.IdOf(person).Value)));

    private static JsonObject Data(string view, params ReadOnlySpan<(string Field, string Value)> more)
    {
        var data = new JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = view };
        foreach (var (field, value) in more) data[field] = value;
        return data;
    }
}
