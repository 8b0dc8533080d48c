using OkrBot.App.Ports;
using OkrBot.Graph.Tests.Kit;

namespace OkrBot.Graph.Tests.Calendars;

public sealed class HoldTests : GraphTest
{
    private CalendarHold Review => new("checkout/2026-10-05/week6", IdOf(Ann), "OKR mid-cycle review", new DateOnly(2026, 11, 10), new TimeOnly(9, 30), TimeSpan.FromHours(1), "Europe/Berlin");

    [Fact]
    public async Task A_hold_is_made_once_however_often_it_is_put()
    {
        var first = await PutAsync(Review);
        Assert.Equal(first, await PutAsync(Review));
        Assert.Equal([(Utc("2026-11-10T08:30Z"), Utc("2026-11-10T09:30Z"))], await StandsAsync());
        Assert.Equal(1, Tenant.Graph.Counts["createEvent"]);
    }

    [Fact]
    public async Task A_lost_answer_makes_no_second_one()
    {
        Tenant.Graph.Faults.LoseNextAnswer("createEvent");
        Assert.IsType<NoAnswer.Later>((await Get<ICalendarHolds>().PutAsync(Home, Review, None)).Why);
        await PutAsync(Review);
        Assert.Single(await StandsAsync());
    }

    [Fact]
    public async Task It_moves_with_the_cycle_and_goes_with_it()
    {
        await PutAsync(Review);
        await PutAsync(Review with { Day = new DateOnly(2026, 11, 17), Start = new TimeOnly(10, 0), Length = TimeSpan.FromMinutes(90) });
        Assert.Equal([(Utc("2026-11-17T09:00Z"), Utc("2026-11-17T10:30Z"))], await StandsAsync());

        Assert.True((await Get<ICalendarHolds>().CancelAsync(Home, IdOf(Ann), Review.Key, None)).Value);
        Assert.False((await Get<ICalendarHolds>().CancelAsync(Home, IdOf(Ann), Review.Key, None)).Value);
        Assert.Empty(await StandsAsync());
    }

    [Fact]
    public async Task Nobody_is_mailed_and_another_key_is_another_hold()
    {
        await PutAsync(Review with { Key = "it's/another" });
        await PutAsync(Review);
        await PutAsync(Review with { Key = "it's/another" });
        Assert.Equal(2, (await StandsAsync()).Count);
        Assert.Equal((0, 0, 0), (Tenant.Graph.Outbox.Invitations, Tenant.Graph.Outbox.Updates, Tenant.Graph.Outbox.Cancellations));
    }

    private async Task<string> PutAsync(CalendarHold hold)
    {
        var put = await Get<ICalendarHolds>().PutAsync(Home, hold, None);
        Assert.Null(put.Why);
        return put.Value!;
    }

    /// <summary>What Ann's calendar holds, read as people's clients do.</summary>
    private async Task<List<(DateTimeOffset Start, DateTimeOffset End)>> StandsAsync()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await Tokens.FindAsync("https://graph.microsoft.com/.default", None));
        var page = System.Text.Json.Nodes.JsonNode.Parse(await client.GetStringAsync(
            new Uri($"{Tenant.GraphUrl}/users/{Ann.ObjectId}/calendarView?startDateTime=2026-11-01T00:00:00Z&endDateTime=2026-12-31T00:00:00Z"), None))!;
        return [.. page["value"]!.AsArray().Select(one => (Utc((string)one!["start"]!["dateTime"]! + "Z"), Utc((string)one["end"]!["dateTime"]! + "Z"))).Order()];
    }
}
