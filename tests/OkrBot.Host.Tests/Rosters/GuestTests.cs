using System.Text.Json.Nodes;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>Guests take part where the team says so, and nowhere else; people without an account never.</summary>
public sealed class GuestTests
{
    [Theory]
    [InlineData("en-GB", "Bo can let guests take part, under “settings”")]
    [InlineData("de-DE", "Bo kann Gäste unter „Einstellungen“ mitmachen lassen")]
    public async Task A_guest_in_the_chat_is_no_member_and_reads_who_can_change_that(string locale, string said)
    {
        await using var stage = await Stage.OpenAsync();
        var ivo = await JoinAsync(stage, PersonRole.Guest);
        for (var i = 0; i < 2; i++) await JoinAsync(stage, PersonRole.Guest);
        Assert.Equal(1, await stage.CountAsync<TeamEvent.GuestsSeen>());
        Assert.Equal(0, await stage.CountAsync<TeamEvent.MembersListed>());
        foreach (var (verb, fields) in Presses)
        {
            var data = Forged.Data(stage, stage.Checkout.Today.Start, fields);
            var activity = stage.Client.ActionActivity(ivo, stage.ChatId, verb, data);
            activity["locale"] = locale;
            activity["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = locale, ["timezone"] = "Europe/Berlin" });
            Assert.Contains(said, Forged.Said(BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0])), StringComparison.Ordinal);
        }
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>() + await stage.CountAsync<TeamEvent.BlockerRaised>());
    }

    private static IEnumerable<(string Verb, (string, string)[] Fields)> Presses =>
        [("checkin.noChange", [("kr", "kr1")]), ("blocker.save", [("need", "A form"), ("from", "Legal")]), ("checkin.close", [])];

    [Fact]
    public async Task Whoever_runs_it_lets_guests_take_part_and_they_answer_for_what_is_theirs()
    {
        await using var stage = await Stage.OpenAsync();
        var ivo = await JoinAsync(stage, PersonRole.Guest);
        await LetInAsync(stage, "true");
        var id = new PersonId(ivo.ObjectId!);
        Assert.Equal(new Member(id, "Ivo", Guest: true), (await stage.CheckoutNowAsync()).Team.Find(id));
        await stage.TellAsync(new TeamEvent.OwnerNamed(new("kr1"), id, stage.IdOf("Bo"), stage.Time.Now));
        await stage.AdvanceToAsync("09:30:10");
        await stage.Client.LookAsync(ivo, stage.ChatId, CancellationToken.None);
        Assert.Contains("Mobile checkout completion", stage.Client.CardFor(ivo, stage.ChatId)!.ToJsonString(), StringComparison.Ordinal);
        Assert.IsType<BotAnswer.Card>(await stage.Client.PressAsync(ivo, stage.ChatId, "No change", CancellationToken.None));
        Assert.Equal(1, await stage.CountAsync<TeamEvent.AnswerSaved>());
        // …until they may not any more.
        await LetInAsync(stage, "false");
        Assert.Null((await stage.CheckoutNowAsync()).Team.Find(id));
        var again = await stage.Client.DeliverAsync(stage.Client.ActionActivity(ivo, stage.ChatId, "checkin.noChange", Forged.Data(stage, stage.Checkout.Today.Start, ("kr", "kr1"))), 1, CancellationToken.None);
        Assert.Contains("can let guests take part", Forged.Said(BotAnswer.Read(again[0])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_without_an_account_never_take_part()
    {
        await using var stage = await Stage.OpenAsync();
        await LetInAsync(stage, "true");
        await JoinAsync(stage, PersonRole.Anonymous, "Nobody");
        await stage.Client.AddMemberAsync(stage.Person("Bo"), stage.ChatId, stage.Company.Visitor, CancellationToken.None);
        Assert.Equal(5, (await stage.CheckoutNowAsync()).Team.Members.Length);
        Assert.Contains("without an account", Forged.Said(await stage.ForgeAsync("Max", "checkin.noChange", Forged.Data(stage, stage.Checkout.Today.Start, ("kr", "kr1")))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_another_organisation_is_a_guest()
    {
        await using var stage = await Stage.OpenAsync();
        var zoe = stage.Tenant.World.AddPerson("Zoe", PersonRole.User, homeTenant: "7e7e7e7e-5eed-4000-8000-000000000009");
        await stage.Client.AddMemberAsync(stage.Person("Bo"), stage.ChatId, zoe, CancellationToken.None);
        Assert.True(Assert.Single((await stage.CheckoutNowAsync()).Team.Guests).Guest);
    }

    [Theory]
    [InlineData("Chidi")]
    [InlineData("Eve")]
    [InlineData("Max")]
    [InlineData("Goran")]
    public async Task Nobody_but_whoever_runs_it_lets_guests_in(string person)
    {
        await using var stage = await Stage.SetAsync();
        await stage.ForgeAsync(person, "settings.save", Settings("true"));
        Assert.False((await stage.CheckoutNowAsync()).Team.GuestsTakePart);
    }

    [Fact]
    public async Task The_settings_say_what_guests_may()
    {
        await using var stage = await Stage.SetAsync();
        Assert.Contains("read along and answer nothing", Read(await stage.SayAsync("Bo", stage.ChatId, "settings")), StringComparison.Ordinal);
        await LetInAsync(stage, "true");
        Assert.Contains("Guests \ntake part", Read(await stage.SayAsync("Bo", stage.ChatId, "settings")), StringComparison.Ordinal);
    }

    private static async Task<TenantPerson> JoinAsync(Stage stage, PersonRole role, string name = "Ivo")
    {
        var person = stage.Tenant.World.AddPerson(name, role);
        await stage.Client.AddMemberAsync(stage.Person("Bo"), stage.ChatId, person, CancellationToken.None);
        return person;
    }

    private static async Task LetInAsync(Stage stage, string on)
        => Assert.Contains("Saved", Read(await stage.ForgeAsync("Bo", "settings.save", Settings(on))), StringComparison.Ordinal);

    private static JsonObject Settings(string guests) => new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "g" + guests, ["guests"] = guests };
}
