using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Import;

/// <summary>Whoever runs the programme brings teams in from a file, wave by wave.</summary>
public sealed class NewTeamsTests
{
    private const string Names = "Team,Facilitator,Meeting,Time zone,Language,Country,Wave\n";

    private static string FileOf(Stage stage) => Names
        + $"Search,Ann,{stage.Checkout.Chat.Id},Europe/Berlin,de,DE,1\n"
        + $"Ads,{stage.Person("Dina").ObjectId},,,,,1\n"
        + "Maps,Emre,Maps weekly,,,,2\n"
        + "Late,Emre,,,,,2027-02-01\n"
        + "Checkout,Bo,,,,,1\n";

    [Fact]
    public async Task A_wave_starts_when_it_is_said_and_the_next_one_later_from_the_same_file()
    {
        await using var stage = await Stage.SetAsync();
        var hana = new Sender(stage, "Hana");

        var preview = await hana.SendAsync(FileOf(stage), "teams.csv");

        Assert.Contains("Wave 1 · 2 teams · Search, Ads", preview.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("One team is there already", preview, StringComparison.Ordinal);
        Assert.Null(await FindAsync(stage, "Search"));

        Assert.Contains("Started:", await hana.PressAsync("Start wave 1"), StringComparison.Ordinal);

        var search = (await FindAsync(stage, "Search"))!;
        Assert.Equal((stage.Person("Ann").ObjectId, "Europe/Berlin", "de"), (search.Facilitator!.Value.Value, search.Zone, search.Language));
        var state = await Sender.NowAsync(stage, new(search.Tenant, search.Team, search.Current!.Value));
        Assert.Equal((stage.Checkout.Today.Series, "Ann"), (state.Team.Meeting!.Series, Assert.Single(state.Team.Members).Name));
        Assert.Null(await FindAsync(stage, "Maps"));
        Assert.NotNull(await FindAsync(stage, "Ads"));

        Assert.Contains("Nothing was changed", Looking.Read(await stage.ForgeAsync("Hana", "import.startTeams", await KeyAsync(stage, wave: 0), stage.PersonalChatOf("Hana"))), StringComparison.Ordinal);
        await hana.PressAsync("Start wave 2");
        Assert.NotNull(await FindAsync(stage, "Maps"));
        Assert.Null(await FindAsync(stage, "Late"));
    }

    [Fact]
    public async Task A_wave_whose_day_is_to_come_starts_on_no_press()
    {
        await using var stage = await Stage.SetAsync();
        await new Sender(stage, "Hana").SendAsync(FileOf(stage), "teams.csv");

        foreach (var wave in new[] { 2, 7, -1 })
            Assert.Contains("Nothing was changed", Looking.Read(await stage.ForgeAsync("Hana", "import.startTeams", await KeyAsync(stage, wave), stage.PersonalChatOf("Hana"))), StringComparison.Ordinal);
        Assert.Null(await FindAsync(stage, "Late"));
    }

    [Fact]
    public async Task Nobody_else_brings_teams_in()
    {
        await using var stage = await Stage.SetAsync();
        var before = await Sender.VersionsAsync(stage);

        Assert.Contains("OKR programme", await new Sender(stage, "Bo").SendAsync(FileOf(stage), "teams.csv"), StringComparison.Ordinal);
        Assert.Equal(before, await Sender.VersionsAsync(stage));
    }

    [Fact]
    public async Task Every_row_that_is_left_out_says_why()
    {
        await using var stage = await Stage.SetAsync();

        var card = await new Sender(stage, "Hana").SendAsync(Names + ",Ann,,,,,\nA,nobody@example.com,,,,,\nB,Nobody,,,,,\nC,Ann,,Moon/Base,,,\nD,Ann,,,xx,,\n", "teams.csv");
        var next = await new Sender(stage, "Hana").SendAsync(Names + "E,Ann,,,,Germany,\nF,Ann,,,,,soon\nG,,,,,,\nH,Ann,,,,,\nh,Ann,,,,,\n", "teams.csv");

        foreach (var told in new[] { "Team: it is empty", "do not know people by theirs yet", "I know nobody called “Nobody”", "no time zone that I know", "I do not speak “xx”" }) Assert.Contains(told, card, StringComparison.Ordinal);
        foreach (var told in new[] { "“Germany” is no country", "“soon” is no wave", "Facilitator: it is empty", "row 5 starts a team of that name already" }) Assert.Contains(told, next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_file_of_teams_ends_in_a_clear_answer()
    {
        await using var stage = await Stage.SetAsync();
        var hana = new Sender(stage, "Hana");

        Assert.Contains("more than 10,000 rows", await hana.SendAsync(Names + string.Concat(Enumerable.Range(0, 20_000).Select(at => $"T{at},Ann,,,,,1\n"))), StringComparison.Ordinal);
        Assert.Contains("opened in row 2", await hana.SendAsync(Names + "\"A,Ann,,,,,\nB,Ann,,,,,\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_twice_a_wave_starts_once()
    {
        await using var stage = await Stage.SetAsync();
        await new Sender(stage, "Hana").SendAsync(FileOf(stage), "teams.csv");
        var data = await KeyAsync(stage, wave: 0);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => stage.ForgeAsync("Hana", "import.startTeams", (System.Text.Json.Nodes.JsonObject)data.DeepClone(), stage.PersonalChatOf("Hana"))));

        var count = 0;
        await foreach (var team in stage.Get<IDirectory>().TeamsAsync(stage.Checkout.Id.Tenant, CancellationToken.None)) count += team.Name is "Search" or "Ads" ? 1 : 0;
        Assert.Equal(2, count);
    }

    private static Task<System.Text.Json.Nodes.JsonObject> KeyAsync(Stage stage, int wave)
    {
        var message = stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Hana")).Last(one => one.Card is not null);
        var data = (System.Text.Json.Nodes.JsonObject)CardReader.Buttons(message.Card!).First(button => button.Title.StartsWith("Start", StringComparison.Ordinal)).Action["data"]!.DeepClone();
        data["wave"] = $"{wave}";
        return Task.FromResult(data);
    }

    private static async Task<TeamEntry?> FindAsync(Stage stage, string name)
    {
        await foreach (var team in stage.Get<IDirectory>().TeamsAsync(stage.Checkout.Id.Tenant, CancellationToken.None))
            if (team.Name == name) return team;
        return null;
    }
}
