using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.Holds;

/// <summary>What else decides who comes and when: guests whom the team lets in, and the holidays of whoever runs the check-in.</summary>
public sealed class FollowingChangesTests
{
    private const string Review = "OKR review: Checkout";

    [Fact]
    public async Task Guests_come_where_the_team_lets_them_take_part_and_go_when_it_does_not()
    {
        await using var stage = await HoldStage.SetAsync();
        var (eve, team) = (stage.Person("Eve"), (await stage.CheckoutNowAsync()).Team);
        await stage.TellAsync(new TeamEvent.MembersListed([.. team.Members, new Member(new(eve.ObjectId!), eve.Name, Guest: true)]));
        await stage.NightAsync();
        Assert.DoesNotContain(stage.Mails(), mail => mail.To == eve);

        var before = stage.Mails().Count;
        await stage.TellAsync(new TeamEvent.TeamSettled(TeamSettings.Of(team) with { GuestsTakePart = true }));
        await stage.NightAsync();
        Assert.Equal(["Invitation Eve", "Invitation Eve"], stage.Mails().Skip(before).Select(mail => $"{mail.Kind} {mail.To.Name}"));

        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.TellAsync(new TeamEvent.TeamSettled(TeamSettings.Of(team)));
        await stage.NightAsync();
        Assert.Equal(["Cancellation Eve", "Cancellation Eve"], stage.Mails().Skip(before + 2).Select(mail => $"{mail.Kind} {mail.To.Name}"));
    }

    [Fact]
    public async Task With_another_country_of_whoever_runs_the_check_in_its_holidays_move_the_review_in_calendars_as_on_the_card()
    {
        await using var stage = await HoldStage.SetAsync();
        var meeting = HoldStage.MeetingOf(await stage.CheckoutNowAsync());
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Schedule = meeting.Schedule! with { Anchor = new DateOnly(2026, 10, 7) } }));
        await CountryAsync(stage, "DE");
        await stage.NightAsync();
        Assert.Equal(new DateTime(2026, 11, 11, 9, 30, 0), stage.Items().Single(item => item.Subject == Review).Start);

        await CountryAsync(stage, "PL");
        await stage.NightAsync();
        Assert.Equal(new DateTime(2026, 11, 18, 9, 30, 0), stage.Items().Single(item => item.Subject == Review).Start);
        Assert.Contains("Review Wednesday, 18 Nov", await stage.PlanAsync("Ann"), StringComparison.Ordinal);
        Assert.All(stage.Mails().Where(mail => mail.Subject == Review).GroupBy(mail => mail.To), one => Assert.Equal([MailKind.Invitation, MailKind.Update], one.Select(mail => mail.Kind)));
    }

    private static Task CountryAsync(Stage stage, string country)
        => stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, new(stage.Facilitator.ObjectId!), entry => entry! with { Country = country }, CancellationToken.None);
}
