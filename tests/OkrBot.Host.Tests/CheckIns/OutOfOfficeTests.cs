using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Reminders;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Emre's automatic replies are on. Nobody asks him, the others may answer for him, and when he is back all is as ever.</summary>
public sealed class OutOfOfficeTests
{
    private const string Asked = "getMailboxSettings";

    [Fact]
    public async Task Who_is_away_is_not_asked_by_the_personal_card_and_gets_it_once_they_are_back()
    {
        await using var stage = await AwayAsync(until: "2026-11-04T12:00");
        await stage.ToAsync("2026-11-03T14:00");
        await stage.ToAsync("2026-11-03T16:59");
        await stage.ToAsync("2026-11-04T09:00");
        await stage.ToAsync("2026-11-04T11:59");
        Assert.Equal(0, stage.AllCards());
        await stage.ToAsync("2026-11-04T12:00");
        Assert.Single(stage.CardsOf("Emre"));
        Assert.Equal(1, stage.AllCards());
    }

    [Fact]
    public async Task Back_too_late_they_are_not_asked_at_all()
    {
        await using var stage = await AwayAsync(until: "2026-11-16T08:00");
        for (var day = 3; day <= 17; day++)
        {
            await stage.ToAsync($"2026-11-{day:00}T09:00");
            await stage.ToAsync($"2026-11-{day:00}T14:00");
        }
        Assert.Equal(0, stage.AllCards());
    }

    [Fact]
    public async Task It_is_asked_once_a_person_and_day_and_only_when_it_matters()
    {
        await using var stage = await AwayAsync(until: "2026-11-05T00:00");
        // Those who were waited for when the check-in opened, each once.
        Assert.Equal(5, stage.Tenant.Graph.Counts[Asked]);
        await stage.ToAsync("2026-11-03T14:00");
        await stage.ToAsync("2026-11-03T15:30");
        Assert.Equal(5, stage.Tenant.Graph.Counts[Asked]);
        await stage.ToAsync("2026-11-04T09:00");
        await stage.ToAsync("2026-11-04T10:00");
        await stage.ToAsync("2026-11-04T16:00");
        Assert.Equal(6, stage.Tenant.Graph.Counts[Asked]);
        await stage.ToAsync("2026-11-05T09:00");
        Assert.Equal(7, stage.Tenant.Graph.Counts[Asked]);
        // Beside it only the team's checkpoints went into a calendar.
        Assert.Equal(["createEvent", Asked, "listUsers"], stage.Tenant.Graph.Counts.ByOperation.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0, stage.Tenant.Graph.Counts.Invalid);
    }

    [Fact]
    public async Task The_rooms_card_does_not_wait_for_them_and_any_member_may_answer_for_them()
    {
        await using var stage = await Stage.SetAsync(Shape());
        Leave(stage, until: "2026-11-05T00:00");
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        Assert.Equal([Emre(stage)], (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!.Away.ToArray());
        foreach (var owner in new[] { "Ann", "Bo", "Chidi", "Dina" }) await stage.PressAsync(owner, "No change");
        await stage.AdvanceToAsync("09:38:05");
        Assert.Contains("Only people who are away have not answered.", stage.Cards()[^1].Card!.ToJsonString(), StringComparison.Ordinal);

        var answer = await stage.ForgeAsync("Ann", "checkin.save", new()
        {
            ["team"] = "checkout", ["cycle"] = "2026-10-05", ["start"] = "2026-11-03T08:30:00Z", ["view"] = "t", ["kr7_steps"] = "s1,s2", ["kr7_confidence"] = "9", ["kr7_note"] = "Emre said so",
        });
        Assert.DoesNotContain("belongs to", Forged.Said(answer), StringComparison.Ordinal);
        var latest = (await stage.CheckoutNowAsync()).KeyResults[new("kr7")].Latest!;
        Assert.Equal((stage.Checkout.Today, Domain.Objectives.AnsweredAs.ForAbsentOwner), (latest.Occurrence, latest.As));
    }

    [Fact]
    public async Task Nothing_of_it_stays_in_the_history_in_the_check_in_or_with_the_person()
    {
        await using var stage = await AwayAsync(until: "2026-11-03T18:00");
        Assert.NotNull(await OfEmreAsync(stage));
        Assert.Empty((await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!.Away);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AbsenceSeen>());
        await stage.JumpAsync("2026-11-03T18:01");
        Assert.Null(await OfEmreAsync(stage));
    }

    [Theory]
    [InlineData("right")]
    [InlineData("busy")]
    [InlineData("off")]
    public async Task Without_the_right_without_an_answer_and_without_Graph_all_is_as_it_was(string lacking)
    {
        await using var stage = await Stage.SetAsync(Shape(graph: lacking != "off"));
        Leave(stage, until: "2026-11-05T00:00");
        if (lacking == "right") stage.Tenant.Graph.Withhold("MailboxSettings.Read");
        if (lacking == "busy") stage.Tenant.Graph.Faults.FailNext(500, count: 50, operation: Asked);
        await CheckInAsync(stage);
        await stage.ToAsync("2026-11-03T14:00");
        Assert.Single(stage.CardsOf("Emre"));
        if (lacking == "right") Assert.InRange(stage.Tenant.Graph.Counts[Asked], 1, 5);
        if (lacking == "off") Assert.Equal(0, stage.Tenant.Graph.Counts.Total);
    }

    [Fact]
    public async Task A_mailbox_beyond_the_rights_reach_keeps_nobody_else_from_being_asked_and_is_not_asked_twice_a_day()
    {
        await using var stage = await Stage.SetAsync(Shape());
        stage.Tenant.Graph.Faults.FailNext(403, operation: Asked);
        await CheckInAsync(stage);
        Assert.Equal(5, stage.Tenant.Graph.Counts[Asked]);
        await stage.ToAsync("2026-11-03T14:00");
        await stage.ToAsync("2026-11-03T15:30");
        Assert.Equal(5, stage.Tenant.Graph.Counts[Asked]);
    }

    private static async Task<Stage> AwayAsync(string until)
    {
        var stage = await Stage.SetAsync(Shape());
        Leave(stage, until);
        await CheckInAsync(stage);
        return stage;
    }

    private static async Task CheckInAsync(Stage stage)
    {
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        foreach (var owner in new[] { "Ann", "Bo", "Chidi", "Dina" }) await stage.PressAsync(owner, "No change");
        await stage.JumpAsync("2026-11-03T09:41");
    }

    private static void Leave(Stage stage, string until)
        => stage.Tenant.Graph.People.IsAway(stage.Person("Emre"), stage.Time.Now.AddDays(-1), new DateTimeOffset(DateTime.Parse(until, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(1)));

    private static StageShape Shape(bool graph = true) => new() { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = graph ? "true" : "false" } };

    private static PersonId Emre(Stage stage) => new(stage.Person("Emre").ObjectId!);

    private static async Task<TimeWindow?> OfEmreAsync(Stage stage)
        => (await stage.Get<IDirectory>().FindPersonAsync(stage.Checkout.Id.Tenant, Emre(stage), CancellationToken.None))!.OutOfOffice?.Away;
}
