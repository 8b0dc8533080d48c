using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.Holds;

/// <summary>The team's meeting is held no more: what lies ahead stays for as long as another may take its place, and goes then.</summary>
public sealed class EndedSeriesTests
{
    private const string Review = "OKR review: Checkout";
    private const string Reflection = "OKR reflection: Checkout";

    [Fact]
    public async Task What_lies_ahead_is_cancelled_once_no_other_series_was_found_for_two_weeks_and_each_person_is_told_once()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        await EndAsync(stage);
        for (var day = 0; day <= 14; day++)
        {
            await stage.NightAsync();
            Assert.All(stage.Items(), item => Assert.False(item.IsCancelled));
            stage.Time.Advance(TimeSpan.FromDays(1));
        }
        await stage.NightAsync();
        Assert.False(stage.Items().Single(item => item.Subject == Review).IsCancelled);
        Assert.True(stage.Items().Single(item => item.Subject == Reflection).IsCancelled);

        var calls = stage.Tenant.Graph.Counts.Total;
        await stage.NightAsync();
        Assert.Equal(calls, stage.Tenant.Graph.Counts.Total);
        Assert.All(stage.Mails().Where(mail => mail.Subject == Reflection).GroupBy(mail => mail.To), one => Assert.Equal([MailKind.Invitation, MailKind.Cancellation], one.Select(mail => mail.Kind)));
        Assert.NotNull((await stage.SheetAsync()).Mark);
    }

    [Fact]
    public async Task With_a_series_in_its_place_they_move_there_and_nothing_is_cancelled()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        var meeting = HoldStage.MeetingOf(await stage.CheckoutNowAsync());
        await EndAsync(stage);
        stage.Time.Advance(TimeSpan.FromDays(5));
        await stage.NightAsync();
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Series = new("19:next@thread.v2"), Schedule = meeting.Schedule! with { Start = new TimeOnly(11, 0) } }));
        await stage.NightAsync();
        Assert.Equal([11, 11], stage.Items().Select(item => item.Start.Hour));
        Assert.DoesNotContain(stage.Mails(), mail => mail.Kind == MailKind.Cancellation);
    }

    [Fact]
    public async Task Where_the_calendar_has_no_meeting_in_all_weeks_of_the_review_it_goes_and_comes_again_with_them()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        var meeting = HoldStage.MeetingOf(await stage.CheckoutNowAsync());
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Known = new KnownMeetings(stage.Time.Now.AddDays(-7), new(2026, 12, 28, 0, 0, 0, TimeSpan.Zero), []) }));
        await stage.NightAsync();
        Assert.True(stage.Items().Single(item => item.Subject == Review).IsCancelled);
        Assert.False(stage.Items().Single(item => item.Subject == Reflection).IsCancelled);

        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting));
        await stage.NightAsync();
        Assert.Equal(new DateTime(2026, 11, 10, 9, 30, 0), stage.Items().Single(item => item.Subject == Review && !item.IsCancelled).Start);
    }

    [Fact]
    public async Task What_a_calendar_does_not_tell_yet_ends_nothing()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        var meeting = HoldStage.MeetingOf(await stage.CheckoutNowAsync());
        // A series without a rhythm, read for two weeks: of the reflection nobody knows anything.
        var review = new DateTimeOffset(2026, 11, 10, 8, 30, 0, TimeSpan.Zero);
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Schedule = null, Known = new KnownMeetings(stage.Time.Now.AddDays(-7), stage.Time.Now.AddDays(14), [new(review, review.AddMinutes(30))]) }));
        await stage.NightAsync();
        Assert.All(stage.Items(), item => Assert.False(item.IsCancelled));
    }

    private static async Task EndAsync(Stage stage)
    {
        var meeting = HoldStage.MeetingOf(await stage.CheckoutNowAsync());
        await stage.Get<IDirectory>().ChangeSeriesAsync(stage.Checkout.Id.Tenant, meeting.Series, entry => entry! with { Schedule = null, Known = null, News = new SeriesNews(SeriesTurn.Ended, stage.Time.Now) }, CancellationToken.None);
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Schedule = null }));
    }
}
