using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Import;

/// <summary>A file dropped to the bot in the personal chat, over real HTTP from the stand-in tenant's drive.</summary>
public sealed class ImportTests
{
    private const string Two = Sender.Names
        + "Search,Shoppers find it at once,Half leave without a hit,high,Searches without a hit,20,8,%,Chidi,2026-12-18\n"
        + "Search,Shoppers find it at once,,,Median time to first result,900,400,ms,Ann,\n"
        + "Search,Sellers see what is sought,They ask for it weekly,promised,Sellers who open the list,0,300,sellers,Nobody,\n";

    [Fact]
    public async Task A_facilitator_sees_what_would_come_in_and_brings_it_in()
    {
        await using var stage = await Stage.SetAsync();
        var team = await Sender.TeamAsync(stage, "Search", "Ann", "Chidi");
        var ann = new Sender(stage, "Ann");
        var before = await Sender.VersionsAsync(stage);

        var preview = await ann.SendAsync(Two);

        Assert.Contains("What would come in", preview, StringComparison.Ordinal);
        Assert.Contains("3 rows · 2 objectives · 2 key results · 1 row left out", preview, StringComparison.Ordinal);
        Assert.Contains("Owner: nobody of Search is called “Nobody”", preview, StringComparison.Ordinal);
        Assert.Equal(before, await Sender.VersionsAsync(stage));

        var result = await ann.PressAsync("Bring it in");

        Assert.Contains("Came in:", result, StringComparison.Ordinal);
        var state = await Sender.NowAsync(stage, team);
        Assert.Equal([("Shoppers find it at once", Ambition.Aspirational), ("Sellers see what is sought", Ambition.Committed)], state.Objectives.Values.OrderBy(o => o.Order).Select(o => (o.Title, o.Ambition)));
        Assert.All(state.Objectives.Values, o => Assert.Equal(ObjectiveState.Draft, o.State));
        var first = state.KeyResults.Values.Single(k => k.Title == "Searches without a hit");
        Assert.Equal((new Measure.Metric(20, 8, "%"), stage.Person("Chidi").ObjectId, new DateOnly(2026, 12, 18)), (first.Measure, first.Owner.Value, first.Due));
        Assert.Equal(state.Cycle.End, state.KeyResults.Values.Single(k => k.Title == "Median time to first result").Due);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_a_mended_one_brings_in_what_was_left_out()
    {
        await using var stage = await Stage.SetAsync();
        var team = await Sender.TeamAsync(stage, "Search", "Ann", "Chidi");
        var ann = new Sender(stage, "Ann");
        await ann.SendAsync(Two);
        await ann.PressAsync("Bring it in");
        var once = (await Sender.NowAsync(stage, team)).Version;

        Assert.Contains("Nothing would come in", await ann.SendAsync(Two, "renamed.csv"), StringComparison.Ordinal);
        Assert.Equal(once, (await Sender.NowAsync(stage, team)).Version);

        Assert.Contains("0 objectives · 1 key result · 0 rows left out", await ann.SendAsync(Two.Replace("Nobody", "Ann", StringComparison.Ordinal)), StringComparison.Ordinal);
        await ann.PressAsync("Bring it in");
        Assert.Equal(3, (await Sender.NowAsync(stage, team)).KeyResults.Count);
    }

    [Fact]
    public async Task A_team_that_works_on_three_objectives_gets_no_fourth_and_every_row_of_it_is_named()
    {
        await using var stage = await Stage.SetAsync();
        var bo = new Sender(stage, "Bo");

        var preview = await bo.SendAsync(Sender.Names + "Checkout,Fourth,Because,high,First,1,2,%,Bo,\nCheckout,Fourth,,,Second,1,2,%,Bo,\n");

        Assert.Contains("Nothing would come in", preview, StringComparison.Ordinal);
        Assert.Contains("2 rows left out", preview, StringComparison.Ordinal);
        var rows = await bo.PressAsync("Left out");
        Assert.Contains("Objective: a team works on at most 3 objectives at a time", rows, StringComparison.Ordinal);
        Assert.Contains("its objective in row 2 is left out", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leads_one_team_brings_in_that_one_alone_and_who_runs_the_programme_all()
    {
        await using var stage = await Stage.SetAsync();
        var (search, ads) = (await Sender.TeamAsync(stage, "Search", "Ann", "Chidi"), await Sender.TeamAsync(stage, "Ads", "Dina"));
        var file = Sender.Names + "Search,One,Because,high,First,1,2,%,Ann,\nAds,Two,Because,high,Second,1,2,%,Dina,\n";

        Assert.Contains("you do not run the check-in of “Ads”", await new Sender(stage, "Ann").SendAsync(file), StringComparison.Ordinal);
        Assert.Contains("Nothing would come in", await new Sender(stage, "Chidi").SendAsync(file), StringComparison.Ordinal);
        var hana = new Sender(stage, "Hana");
        await hana.SendAsync(file);
        var result = await hana.PressAsync("Bring it in");

        Assert.Contains("Search, Ads", result, StringComparison.Ordinal);
        foreach (var team in new[] { search, ads }) Assert.Single((await Sender.NowAsync(stage, team)).KeyResults);
    }

    [Fact]
    public async Task Right_to_bring_in_that_ended_after_the_preview_has_ended()
    {
        await using var stage = await Stage.SetAsync();
        var team = await Sender.TeamAsync(stage, "Search", "Ann", "Chidi");
        var ann = new Sender(stage, "Ann");
        await ann.SendAsync(Two);
        await stage.Get<App.Ports.ITeamCycles>().ChangeAsync(team, new App.Ports.CommandStamp("hand", null, stage.Time.Now),
            _ => Domain.Decision.Of(new Domain.TeamEvent.FacilitatorNamed(new(stage.Person("Chidi").ObjectId!))), CancellationToken.None);

        Assert.Contains("Nothing was changed", await ann.PressAsync("Bring it in"), StringComparison.Ordinal);
        Assert.Empty((await Sender.NowAsync(stage, team)).Objectives);
    }

    [Fact]
    public async Task A_file_is_kept_for_a_day_and_for_its_sender_alone()
    {
        await using var stage = await Stage.SetAsync();
        await Sender.TeamAsync(stage, "Search", "Ann", "Chidi");
        var ann = new Sender(stage, "Ann");
        await ann.SendAsync(Two);
        var data = CardReader.Buttons(stage.Client.CardFor(stage.Person("Ann"), stage.PersonalChatOf("Ann"))!).First(b => b.Title == "Bring it in").Action["data"]!.AsObject();

        foreach (var other in new[] { "Chidi", "Hana" })
            Assert.Contains("I keep a file for a day", Looking.Read(await stage.ForgeAsync(other, "import.apply", (System.Text.Json.Nodes.JsonObject)data.DeepClone(), stage.PersonalChatOf(other))), StringComparison.Ordinal);
        Assert.Contains("our own chat", Looking.Read(await stage.ForgeAsync("Ann", "import.apply", (System.Text.Json.Nodes.JsonObject)data.DeepClone())), StringComparison.Ordinal);

        stage.Time.Advance(TimeSpan.FromHours(25));
        await stage.WorkAsync();
        Assert.Contains("I keep a file for a day", await ann.PressAsync("Bring it in"), StringComparison.Ordinal);
        Assert.Null(await stage.Get<App.Ports.IKeptFiles>().FindAsync(stage.Checkout.Id.Tenant, new(stage.Person("Ann").ObjectId!), (string)data["file"]!, CancellationToken.None));
    }
}
