using System.Net;
using Ical.Net.CalendarComponents;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using IcalCalendar = Ical.Net.Calendar;

namespace OkrBot.Host.Tests.Holds;

/// <summary>The calendar file over HTTP, read back by the library that people's calendars might use, and what does not open it.</summary>
public sealed class FileTests
{
    [Fact]
    public async Task The_file_holds_both_dates_in_the_meetings_zone_and_a_later_one_changes_them()
    {
        await using var stage = await HoldStage.SetAsync(graph: false);
        var first = await ReadAsync(stage, await TokenAsync(stage));
        Assert.Equal("PUBLISH", first.Method);
        Assert.Equal("Europe/Berlin", first.TimeZones.Single().TzId);
        Assert.Equal(["team/checkout/2026-10-05/reflection@okrbot", "team/checkout/2026-10-05/review@okrbot"], first.Events.Select(one => one.Uid).Order());
        var review = Review(first);
        Assert.Equal(("OKR review: Checkout", new DateTime(2026, 11, 10, 9, 30, 0), "Europe/Berlin", new DateTime(2026, 11, 10, 8, 30, 0), 0),
            (review.Summary, review.Start!.Value, review.Start.TzId, review.Start.AsUtc, review.Sequence));
        Assert.Equal(new DateTime(2026, 11, 10, 10, 0, 0), review.End!.Value);

        Assert.Equal(0, Review(await ReadAsync(stage, await TokenAsync(stage))).Sequence);
        var meeting = HoldStage.MeetingOf(await stage.CheckoutNowAsync());
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Schedule = meeting.Schedule! with { Start = new TimeOnly(14, 0) } }));
        var moved = Review(await ReadAsync(stage, await TokenAsync(stage)));
        Assert.Equal((review.Uid, 1, 14), (moved.Uid, moved.Sequence, moved.Start!.Value.Hour));
    }

    [Theory]
    [InlineData("A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Fake")]
    [InlineData("a;b,c:d\\n\"e\" <b>f</b>")]
    [InlineData("\u202Eevil\u0000\u2028line \uD83D\uDE80 übergrößenträger überall und noch einmal länger als fünfundsiebzig Zeichen")]
    public async Task Whatever_a_team_is_called_there_are_two_appointments_of_one_line(string name)
    {
        await using var stage = await HoldStage.SetAsync(graph: false);
        await stage.TellAsync(new TeamEvent.TeamRenamed(name, new("bo")));
        var text = await (await GetAsync(stage, await TokenAsync(stage))).Content.ReadAsStringAsync();
        Assert.Equal(2, text.Split("BEGIN:VEVENT\r\n").Length - 1);
        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\n', StringComparison.Ordinal) && !line.Contains('\0', StringComparison.Ordinal)));
        var read = IcalCalendar.Load(text)!;
        Assert.Equal(2, read.Events.Count);
        Assert.All(read.Events, one => Assert.Equal(PlainText.Clean(name, 60), one.Summary!.Split(": ", 2)[1]));
    }

    [Fact]
    public async Task The_answer_is_a_file_that_nobody_keeps_also_to_head_and_to_who_wants_a_part()
    {
        await using var stage = await HoldStage.SetAsync(graph: false);
        var token = await TokenAsync(stage);
        using var file = await GetAsync(stage, token);
        Assert.Equal((HttpStatusCode.OK, "text/calendar", "utf-8"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentType.CharSet));
        Assert.Equal(("no-store", "nosniff", "no-referrer"), (file.Headers.CacheControl!.ToString(), string.Join(',', file.Headers.GetValues("X-Content-Type-Options")), string.Join(',', file.Headers.GetValues("Referrer-Policy"))));
        Assert.Equal("attachment; filename=okr-dates.ics; filename*=UTF-8''okr-dates.ics", file.Content.Headers.ContentDisposition!.ToString());

        using var head = await SendAsync(stage, HttpMethod.Head, token);
        Assert.Equal((HttpStatusCode.OK, 0), (head.StatusCode, (await head.Content.ReadAsByteArrayAsync()).Length));
        using var part = await SendAsync(stage, HttpMethod.Get, token, "bytes=0-9");
        Assert.Equal((HttpStatusCode.OK, (await file.Content.ReadAsByteArrayAsync()).Length), (part.StatusCode, (await part.Content.ReadAsByteArrayAsync()).Length));
        using var post = await SendAsync(stage, HttpMethod.Post, token);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    [Fact]
    public async Task A_guessed_a_changed_and_another_tenants_link_open_nothing_and_an_old_one_says_so()
    {
        await using var stage = await HoldStage.SetAsync(graph: false);
        var (token, links) = (await TokenAsync(stage), stage.Get<HoldLinks>());
        var (payload, signature) = (token.Split('~')[0], token.Split('~')[1]);
        var foreign = await links.OfAsync(new TenantId("7e7e7e7e-5eed-4000-8000-000000000002"), HoldSubject.Of(stage.Checkout.Id), stage.Time.Now, CancellationToken.None);
        var gone = await links.OfAsync(stage.Checkout.Id.Tenant, HoldSubject.Of(stage.Checkout.Id with { Team = new("nobody") }), stage.Time.Now, CancellationToken.None);
        var group = await links.OfAsync(stage.Checkout.Id.Tenant, HoldSubject.Of(stage.Checkout.Id.Cycle, "nobody-1"), stage.Time.Now, CancellationToken.None);
        string[] wrong =
        [
            "x", "~", payload, payload + "~", "~" + signature, payload + "~" + new string('A', 43), payload[..^1] + "A~" + signature, token + "~" + signature, payload + "=~" + signature,
            new string('a', 3000), "%2e%2e%2f", Token(foreign!), Token(gone!), Token(group!),
        ];
        foreach (var one in wrong)
        {
            using var answer = await GetAsync(stage, one);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{one}: {answer.StatusCode}");
        }
        stage.Time.Advance(TimeSpan.FromDays(15));
        using var old = await GetAsync(stage, token);
        Assert.Equal((HttpStatusCode.Gone, "application/problem+json"), (old.StatusCode, old.Content.Headers.ContentType!.MediaType));
        Assert.Contains("more than two weeks old", await old.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_both_are_over_there_is_no_file_any_more_and_the_plan_offers_none()
    {
        await using var stage = await HoldStage.SetAsync(graph: false);
        stage.Time.Advance(TimeSpan.FromDays(57));
        Assert.Null(await stage.FileAsync("Ann"));
        var token = Token((await stage.Get<HoldLinks>().OfAsync(stage.Checkout.Id.Tenant, HoldSubject.Of(stage.Checkout.Id), stage.Time.Now, CancellationToken.None))!);
        using var answer = await GetAsync(stage, token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static CalendarEvent Review(IcalCalendar calendar) => calendar.Events.Single(one => one.Uid!.EndsWith("/review@okrbot", StringComparison.Ordinal));

    private static async Task<IcalCalendar> ReadAsync(Stage stage, string token)
    {
        using var file = await GetAsync(stage, token);
        return IcalCalendar.Load(await file.Content.ReadAsStringAsync())!;
    }

    private static async Task<string> TokenAsync(Stage stage) => Token(new Uri((await stage.FileAsync("Ann"))!));

    private static string Token(Uri link) => link.AbsolutePath["/api/v1/holds/".Length..^".ics".Length];

    private static Task<HttpResponseMessage> GetAsync(Stage stage, string token) => SendAsync(stage, HttpMethod.Get, token);

    private static async Task<HttpResponseMessage> SendAsync(Stage stage, HttpMethod method, string token, string? range = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(stage.Address, $"api/v1/holds/{token}.ics"));
        if (range is not null) request.Headers.TryAddWithoutValidation("Range", range);
        return await http.SendAsync(request);
    }
}
