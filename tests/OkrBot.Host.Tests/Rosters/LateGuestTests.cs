using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.World;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>Guests who were in the chat before the team let guests take part: written down like members from then on, so that their rights end with their account.</summary>
public sealed class LateGuestTests
{
    private const string Elsewhere = "7e7e7e7e-5eed-4000-8000-000000000009";

    [Fact]
    public async Task Letting_guests_in_writes_them_down_once_and_who_only_looks_on_is_written_nowhere()
    {
        await using var stage = await Nights.SetAsync();
        var ivo = await JoinAsync(stage, "Ivo");
        Assert.Null(await RowAsync(stage, ivo));
        var before = stage.Tenant.Counts[CallKind.Members];
        await LetInAsync(stage, "true");
        var row = (await RowAsync(stage, ivo))!;
        Assert.Equal((ivo.ChannelId, stage.Tenant.Options.TenantId, stage.Checkout.Id), (row.ChannelId, row.Home, Assert.Single(row.Teams)));
        Assert.Equal(1, stage.Tenant.Counts[CallKind.Members] - before);
        // What looks again after a crash asks nobody.
        await ListAsync(stage);
        Assert.Equal(1, stage.Tenant.Counts[CallKind.Members] - before);
        await LetInAsync(stage, "false");
        Assert.Empty((await RowAsync(stage, ivo))!.Teams);
        Assert.Contains("can let guests take part", await NoChangeAsync(stage, ivo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_whose_account_ends_after_that_loses_rights_with_the_nightly_look()
    {
        await using var stage = await Nights.SetAsync();
        var ivo = await JoinAsync(stage, "Ivo");
        await LetInAsync(stage, "true");
        Assert.NotNull(await MemberAsync(stage, ivo));
        stage.Tenant.Graph.People.Disable(ivo);
        await stage.AccountsAsync();
        Assert.Null(await MemberAsync(stage, ivo));
    }

    [Fact]
    public async Task A_guest_whose_account_had_ended_before_is_not_let_in()
    {
        await using var stage = await Nights.SetAsync();
        var ivo = await JoinAsync(stage, "Ivo");
        await stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, IdOf(ivo), _ => new PersonEntry(stage.Checkout.Id.Tenant, IdOf(ivo), ivo.ChannelId, "Ivo", null, null, null, null, []) { AccountEndedAt = stage.Time.Now, AccountClearedAt = stage.Time.Now }, CancellationToken.None);
        await LetInAsync(stage, "true");
        Assert.Null(await MemberAsync(stage, ivo));
    }

    [Fact]
    public async Task What_a_crash_left_after_the_switch_is_done_half_a_minute_later_and_else_by_night()
    {
        foreach (var night in new[] { false, true })
        {
            await using var stage = await Nights.SetAsync();
            var ivo = await JoinAsync(stage, "Ivo");
            // The team knows it, and then the server stopped.
            await stage.TellAsync(new TeamEvent.TeamSettled(TeamSettings.Of((await stage.CheckoutNowAsync()).Team) with { GuestsTakePart = true }), new TeamEvent.GuestsSeen([]),
                new TeamEvent.MembersListed([.. (await stage.CheckoutNowAsync()).Team.Members, new Member(IdOf(ivo), "Ivo", Guest: true)]));
            await stage.RestartAsync();
            if (night) await stage.NightAsync();
            else await ListAsync(stage);
            Assert.Contains(stage.Checkout.Id, (await RowAsync(stage, ivo))!.Teams);
        }
    }

    [Fact]
    public async Task A_night_with_guests_asks_Teams_no_more_than_one_without()
    {
        await using var stage = await Nights.SetAsync();
        await JoinAsync(stage, "Ivo");
        await LetInAsync(stage, "true");
        // The first sees today's check-in open, which reads the chat too.
        await stage.NightAsync();
        for (var night = 0; night < 2; night++)
        {
            var before = (stage.Tenant.Counts[CallKind.Members], stage.Tenant.Counts[CallKind.Member]);
            await stage.NightAsync();
            Assert.Equal((stage.Company.Teams.Length, 0), (stage.Tenant.Counts[CallKind.Members] - before.Item1, stage.Tenant.Counts[CallKind.Member] - before.Item2));
        }
    }

    [Fact]
    public async Task Somebody_of_another_organisation_stays_also_after_nights_without_a_team()
    {
        await using var stage = await Nights.SetAsync();
        var zoe = await JoinAsync(stage, "Zoe", PersonRole.User, Elsewhere);
        // Whoever says something is known by a row, and this organisation has no account of theirs.
        await stage.Client.SayAsync(zoe, stage.ChatId, "help", CancellationToken.None);
        await stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, IdOf(zoe), entry => entry ?? new PersonEntry(stage.Checkout.Id.Tenant, IdOf(zoe), zoe.ChannelId, "Zoe", null, null, null, null, []), CancellationToken.None);
        await stage.NightAsync();
        await LetInAsync(stage, "true");
        for (var night = 0; night < 2; night++) await stage.NightAsync();
        Assert.NotNull(await MemberAsync(stage, zoe));
        Assert.Equal((null, Elsewhere), ((await RowAsync(stage, zoe))!.AccountEndedAt, (await RowAsync(stage, zoe))!.Home));
    }

    [Fact]
    public async Task A_guest_who_leaves_the_chat_is_off_the_team_at_once_though_Teams_never_told_their_id()
    {
        await using var stage = await Nights.SetAsync();
        var ivo = await JoinAsync(stage, "Ivo");
        await LetInAsync(stage, "true");
        await stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, IdOf(ivo), entry => entry! with { ChannelId = "" }, CancellationToken.None);
        await stage.Client.RemoveMemberAsync(ivo, stage.ChatId, ivo, CancellationToken.None);
        Assert.Null(await MemberAsync(stage, ivo));
        Assert.Empty((await RowAsync(stage, ivo))!.Teams);
    }

    /// <summary>What is queued before settings change, in case that the server stops.</summary>
    private static async Task ListAsync(Stage stage)
    {
        await stage.Get<IWorkQueue>().EnqueueAsync([new WorkItem("team.listing", "listing:again", stage.Time.Now, stage.Time.Now) { Team = stage.Checkout.Id }], CancellationToken.None);
        await stage.WorkAsync();
    }

    private static async Task<TenantPerson> JoinAsync(Stage stage, string name, PersonRole role = PersonRole.Guest, string? home = null)
    {
        var person = stage.Tenant.World.AddPerson(name, role, homeTenant: home);
        await stage.Client.AddMemberAsync(stage.Person("Bo"), stage.ChatId, person, CancellationToken.None);
        return person;
    }

    private static async Task LetInAsync(Stage stage, string on) => Assert.Contains("Saved", Read(await stage.ForgeAsync("Bo", "settings.save", new JsonObject
    {
        ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "g" + on, ["guests"] = on,
    })), StringComparison.Ordinal);

    private static async Task<string> NoChangeAsync(Stage stage, TenantPerson person)
        => Read(Rehearsal.Clients.BotAnswer.Read((await stage.Client.DeliverAsync(stage.Client.ActionActivity(person, stage.ChatId, "checkin.noChange", Forged.Data(stage, stage.Checkout.Today.Start, ("kr", "kr1"))), 1, CancellationToken.None))[0]));

    private static PersonId IdOf(TenantPerson person) => new(person.ObjectId!);

    private static async Task<Member?> MemberAsync(Stage stage, TenantPerson person) => (await stage.CheckoutNowAsync()).Team.Find(IdOf(person));

    private static Task<PersonEntry?> RowAsync(Stage stage, TenantPerson person) => stage.Get<IDirectory>().FindPersonAsync(stage.Checkout.Id.Tenant, IdOf(person), CancellationToken.None);
}
