using OkrBot.App.Ports;
using OkrBot.Graph.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Graph.Tests.Calendars;

public sealed class HoldTests() : GraphTest(skipDelays: true)
{
    private CalendarHold Review => new("checkout/2026-10-05/week6", IdOf(Ann), "OKR mid-cycle review", new DateOnly(2026, 11, 10), new TimeOnly(9, 30), TimeSpan.FromHours(1), "Europe/Berlin")
    {
        Text = ["Halfway: <b>keep</b> & stop?"], Link = "Open", Invited = [new Invitee(IdOf(Bo), IsOptional: false)],
    };

    [Fact]
    public async Task A_hold_is_made_with_two_requests_and_what_is_as_it_was_costs_none()
    {
        var put = await PutAsync(Review);
        Assert.Equal((1, 1, 0, 2), (Count("createEvent"), Count("listUsers"), Count("listEvents"), Tenant.Graph.Counts.Total));
        Assert.Equal(put, await PutAsync(Review, put));
        Assert.Equal(2, Tenant.Graph.Counts.Total);
        Assert.Equal([(Utc("2026-11-10T08:30Z"), Utc("2026-11-10T09:30Z"))], await StandsAsync());
        Assert.Equal("<p>Halfway: &lt;b&gt;keep&lt;/b&gt; &amp; stop?</p>", Item().Body[..Item().Body.IndexOf("<p><a", StringComparison.Ordinal)]);
        Assert.EndsWith($"?users=28:{Tenant.Options.AppId}\">Open</a></p>", Item().Body, StringComparison.Ordinal);
        Assert.Equal([(MailKind.Invitation, Bo)], Mails());
    }

    [Fact]
    public async Task A_lost_answer_makes_no_second_one_and_mails_nobody_twice()
    {
        Tenant.Graph.Faults.LoseNextAnswer("createEvent");
        Assert.IsType<NoAnswer.Later>((await Get<ICalendarHolds>().PutAsync(Home, Review, null, None)).Why);
        var found = await PutAsync(Review, new PutHold(null, "", ""));
        Assert.Equal(1, Count("createEvent"));
        Assert.Equal(0, Count("updateEvent"));

        Tenant.Graph.Faults.LoseNextAnswer("updateEvent");
        Tenant.Graph.Faults.LoseNextAnswer("updateEvent");
        Tenant.Graph.Faults.LoseNextAnswer("updateEvent");
        var moved = Review with { Start = new TimeOnly(10, 0) };
        Assert.NotNull((await Get<ICalendarHolds>().PutAsync(Home, moved, found, None)).Why);
        await PutAsync(moved, found);
        Assert.Single(await StandsAsync());
        Assert.Equal([(MailKind.Invitation, Bo), (MailKind.Update, Bo)], Mails());
    }

    [Fact]
    public async Task Where_it_cannot_be_found_yet_the_transaction_id_keeps_the_second_from_being_made()
    {
        var put = await PutAsync(Review);
        // Another server that knows nothing of it, with the same wish, and with another one.
        Assert.Equal(put, await PutAsync(Review));
        Tenant.Graph.Calendars.HideNext(2);
        var hidden = await PutAsync(Review with { Title = "OKR review" }, new PutHold(null, "", ""));
        Assert.Equal(new PutHold(null, "", ""), hidden);
        Assert.Equal((2, 3), (Count("listEvents"), Count("createEvent")));
        Assert.Equal(put.Event, (await PutAsync(Review with { Title = "OKR review" }, hidden)).Event);
        Assert.Single(await StandsAsync());
        Assert.Equal("OKR review", Item().Subject);
        Assert.Equal([(MailKind.Invitation, Bo), (MailKind.Update, Bo)], Mails());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_its_owner_deleted_while_nobody_knew_of_it_is_said_to_be_hidden_or_made_anew_as_the_calendar_remembers_it(bool forgets)
    {
        Tenant.Graph.Calendars.ForgetsTransactions = forgets;
        Tenant.Graph.Faults.LoseNextAnswer("createEvent");
        await Get<ICalendarHolds>().PutAsync(Home, Review, null, None);
        Tenant.Graph.Calendars.Delete(Item());
        var put = await PutAsync(Review, new PutHold(null, "", ""));
        Assert.Equal(forgets, put.Event is not null);
        if (!forgets) Assert.NotNull((await PutAsync(Review with { Generation = 1 }, put)).Event);
        Assert.Single(await StandsAsync());
    }

    [Fact]
    public async Task One_that_leaves_people_alone_asks_for_no_address_and_takes_nobody_off()
    {
        var alone = Review with { LeavesPeople = true };
        var put = await PutAsync(alone);
        Assert.Equal(("", 0, 0), (put.People, Count("listUsers"), Mails().Count));
        await PutAsync(Review, put);
        await PutAsync(alone with { Title = "OKR review" }, new PutHold(null, "", ""));
        Assert.Equal((1, 1), (Count("createEvent"), Count("listUsers")));
        Assert.Equal([(MailKind.Invitation, Bo), (MailKind.Update, Bo)], Mails());
    }

    [Fact]
    public async Task It_moves_with_the_cycle_and_goes_with_it()
    {
        var put = await PutAsync(Review);
        var moved = Review with { Day = new DateOnly(2026, 11, 17), Start = new TimeOnly(10, 0), Length = TimeSpan.FromMinutes(90) };
        await PutAsync(moved, put);
        Assert.Equal([(Utc("2026-11-17T09:00Z"), Utc("2026-11-17T10:30Z"))], await StandsAsync());

        Assert.True((await CancelAsync(put.Event)).Value);
        Assert.False((await CancelAsync(put.Event)).Value);
        Assert.False((await CancelAsync(null)).Value);
        Assert.Empty(await StandsAsync());
        Assert.Equal([(MailKind.Invitation, Bo), (MailKind.Update, Bo), (MailKind.Cancellation, Bo)], Mails());

        // Made anew it is another one, and the id of the cancelled one does not stand in its way.
        var anew = await PutAsync(Review with { Generation = 1 });
        Assert.NotEqual(put.Event, anew.Event);
        Assert.Single(await StandsAsync());
    }

    [Fact]
    public async Task Who_comes_later_is_told_alone_and_who_has_left_too()
    {
        var (cleo, dan) = (Tenant.World.AddPerson("Cleo"), Tenant.World.AddPerson("Dan"));
        var put = await PutAsync(Review with { Invited = [new(IdOf(Bo), false), new(IdOf(cleo), false)] });
        await PutAsync(Review with { Invited = [new(IdOf(cleo), false), new(IdOf(dan), true)] }, put);
        Assert.Equal([(MailKind.Invitation, Bo), (MailKind.Invitation, cleo), (MailKind.Invitation, dan), (MailKind.Cancellation, Bo)], Mails());
        Assert.Equal([dan], Item().Optional);
    }

    [Fact]
    public async Task Without_the_right_to_read_addresses_it_stands_in_its_owners_calendar_alone_until_it_is_given()
    {
        Tenant.Graph.Withhold("User.Read.All");
        var put = await PutAsync(Review);
        Assert.Equal("", put.People);
        Assert.Empty(Mails());
        Tenant.Graph.Grant("User.Read.All");
        await PutAsync(Review, put);
        Assert.Equal([(MailKind.Invitation, Bo)], Mails());
    }

    [Fact]
    public async Task One_that_its_owner_deleted_is_made_anew_with_its_next_change_and_a_closed_mailbox_is_told()
    {
        var put = await PutAsync(Review);
        Tenant.Graph.Calendars.Delete(Item());
        var anew = await PutAsync(Review with { Start = new TimeOnly(11, 0) }, put);
        Assert.Equal(1, anew.Generation);
        Assert.Equal([(Utc("2026-11-10T10:00Z"), Utc("2026-11-10T11:00Z"))], await StandsAsync());

        Tenant.Graph.Calendars.CloseMailbox(Ann);
        Assert.IsType<NoAnswer.Gone>((await Get<ICalendarHolds>().PutAsync(Home, Review, anew, None)).Why);
        Assert.IsType<NoAnswer.Gone>((await CancelAsync(anew.Event)).Why);
    }

    [Fact]
    public async Task With_a_meeting_of_its_own_a_change_never_writes_over_the_meetings_link()
    {
        var talk = Review with { IsOnline = true };
        var put = await PutAsync(talk);
        Assert.NotNull(Item().Online);
        await PutAsync(talk with { Title = "Moved", Start = new TimeOnly(14, 0) }, put);
        Assert.Empty(Tenant.Violations.All);
    }

    [Fact]
    public async Task Forty_people_are_three_requests_and_another_key_is_another_hold()
    {
        var many = Enumerable.Range(1, 40).Select(number => Tenant.World.AddPerson($"Guest {number}")).ToList();
        await PutAsync(Review with { Key = "it's/another", Invited = [.. many.Select(one => new Invitee(IdOf(one), false)), new(new("no-guid"), false)] });
        Assert.Equal(3, Count("listUsers"));
        Assert.Equal(40, Tenant.Graph.Outbox.Invitations);
        await PutAsync(Review);
        await PutAsync(Review with { Key = "it's/another", Invited = [] }, new PutHold(null, "", ""));
        Assert.Equal(2, (await StandsAsync()).Count);
    }

    private CalendarItem Item() => Tenant.Graph.Outbox.Mails is [.., var last] ? last.Item : throw new InvalidOperationException();

    private int Count(string operation) => Tenant.Graph.Counts[operation];

    private List<(MailKind, Rehearsal.World.TenantPerson)> Mails() => [.. Tenant.Graph.Outbox.Mails.Select(mail => (mail.Kind, mail.To))];

    private Task<Asked<bool>> CancelAsync(string? id) => Get<ICalendarHolds>().CancelAsync(Home, IdOf(Ann), new HoldName(Review.Key, id), "It moved", None);

    private async Task<PutHold> PutAsync(CalendarHold hold, PutHold? before = null)
    {
        var put = await Get<ICalendarHolds>().PutAsync(Home, hold, before, None);
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
