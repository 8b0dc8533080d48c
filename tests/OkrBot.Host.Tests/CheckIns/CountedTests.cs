using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Connector;
using OkrBot.Storage.Tables;
using OkrBot.Testing.Emulator;
using Xunit.Abstractions;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>The budgets of requests: to TeamCycles, Rooms and Directory, and to Teams' connector. They hold on every kind of storage.</summary>
public abstract class CountedTests(ITestOutputHelper output)
{
    private static readonly string[] Counted = [TableNames.TeamCycles, TableNames.Rooms, TableNames.Directory];

    /// <summary>Where the program stores.</summary>
    protected abstract Dictionary<string, string?> Storage { get; }

    [Fact]
    public async Task A_saved_answer_costs_two_requests()
    {
        await using var stage = await OpenAsync();
        stage.Counts.Reset();
        Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Ann", "No change"));
        Assert.Equal(2, Spent(stage));
    }

    [Fact]
    public async Task The_rooms_card_costs_three_requests_an_edit_and_one_a_look()
    {
        await using var stage = await OpenAsync();
        stage.Counts.Reset();
        var (refreshes, edited) = (stage.Client.AutomaticRefreshes, stage.Tenant.Counts[CallKind.Update]);
        string[] people = ["Ann", "Dina", "Chidi"];
        foreach (var person in people)
        {
            await stage.PressAsync(person, "No change");
            await stage.AdvanceToAsync(stage.LocalTime.Add(TimeSpan.FromSeconds(2)).ToString("HH:mm:ss"));
        }
        await stage.AdvanceToAsync("09:31:30");
        var spent = Spent(stage) - (stage.Client.AutomaticRefreshes - refreshes);
        var edits = stage.Tenant.Counts[CallKind.Update] - edited;
        output.WriteLine($"{people.Length} answers within six seconds: {spent} requests, {edits} edits of the card among them");
        Assert.InRange(edits, 1, 3);
        // A look: an answer's own wake, or one that found the card already edited.
        Assert.InRange(spent - (2 * people.Length), 0, (3 * edits) + people.Length + edits);
    }

    [Fact]
    public async Task An_opened_segment_costs_at_most_six_requests()
    {
        await using var stage = await Stage.SetAsync(Shape);
        await stage.AdvanceToAsync("09:30:00");
        stage.Counts.Reset();
        await stage.StartMeetingAsync();
        // The people's own refreshes read too; they are asked by clients, not by the opening.
        Assert.InRange(Spent(stage) - stage.Client.AutomaticRefreshes, 1, 6);
        Assert.Single(stage.Cards());
    }

    [Fact]
    public async Task A_closed_segment_costs_at_most_five_requests()
    {
        await using var stage = await OpenAsync();
        await stage.AdvanceToAsync("09:39:59");
        stage.Counts.Reset();
        var refreshes = stage.Client.AutomaticRefreshes;
        await stage.AdvanceToAsync("09:40:01");
        Assert.InRange(Spent(stage) - (stage.Client.AutomaticRefreshes - refreshes), 1, 5);
        Assert.Contains("Closed", stage.Cards()[^1].Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_segment_of_ten_people_costs_at_most_fourteen_connector_calls()
    {
        await using var stage = await Stage.SetAsync(Shape with { People = 19, Teams = 4 });
        var crowd = stage.Company.Crowd[0];
        await stage.AdvanceToAsync("11:00:00");
        var before = stage.Tenant.Counts.Total;
        await stage.Client.MeetingStartsAsync(stage.PersonOf(crowd, 0), crowd.Chat.Id, MeetingEventCasing.Pascal, CancellationToken.None);
        // Somebody answers or looks every half minute: the worst case for edits.
        for (var at = 0; at < 20; at++)
        {
            var person = stage.PersonOf(crowd, at % crowd.Team.Members.Length);
            await stage.Client.PressAsync(person, crowd.Chat.Id, at < 10 ? "No change" : "Raise a blocker", CancellationToken.None);
            stage.Client.Dismiss(person);
            await stage.AdvanceToAsync(new TimeOnly(11, 0).Add(TimeSpan.FromSeconds(30 * (at + 1))).ToString("HH:mm:ss"));
        }
        await stage.AdvanceToAsync("11:10:30");
        var calls = stage.Tenant.Counts.Total - before;
        output.WriteLine($"{crowd.Team.Members.Length} people, {calls} connector calls");
        Assert.Equal(10, crowd.Team.Members.Length);
        Assert.InRange(calls, 4, 14);
    }

    private StageShape Shape => new() { Settings = Storage };

    private Task<Stage> OpenAsync() => Stage.OpenAsync(Shape);

    private static long Spent(Stage stage) => Counted.Sum(stage.Counts.Of);
}

public sealed class CountedOnAFileTests(ITestOutputHelper output) : CountedTests(output)
{
    protected override Dictionary<string, string?> Storage => new(StringComparer.Ordinal);
}

public sealed class CountedOnAzureTests(ITestOutputHelper output) : CountedTests(output)
{
    // The clock stands until a test moves it, and the emulator's does not: nothing is hidden.
    protected override Dictionary<string, string?> Storage => new(Azurite.Shared.Settings(), StringComparer.Ordinal) { ["Storage:LongestDelay"] = "00:00:00" };
}
