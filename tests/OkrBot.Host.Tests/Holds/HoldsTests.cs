using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.Holds;

/// <summary>Review and reflection in people's calendars through a cycle: put once, moved, cancelled, and never mailed twice.</summary>
public sealed class HoldsTests
{
    private const string Review = "OKR review: Checkout";
    private const string Reflection = "OKR reflection: Checkout";

    [Fact]
    public async Task Both_are_put_once_for_the_whole_team_and_the_weeks_that_follow_ask_the_calendar_nothing()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        var (review, reflection) = (stage.Items().Single(item => item.Subject == Review), stage.Items().Single(item => item.Subject == Reflection));
        Assert.Equal((new DateTime(2026, 11, 10, 9, 30, 0), TimeSpan.FromMinutes(30), "Bo"), (review.Start, review.Length, review.Organizer.Name));
        Assert.Equal(new DateTime(2026, 12, 29, 9, 30, 0), reflection.Start);
        var invited = (await stage.CheckoutNowAsync()).Team.Members.Where(member => !member.Guest && member.Person.Value != stage.Facilitator.ObjectId).Select(member => member.Name).Order().ToList();
        Assert.Equal(invited, review.Invited.Select(person => person.Name).Order());
        Assert.Equal(string.Join(", ", invited.Select(name => $"Invitation {name}")), stage.MailsOf(Review));

        // Two appointments and whom to write to, for each of the four teams.
        var (calls, teams) = (stage.Tenant.Graph.Counts.Total, stage.Tenant.Graph.Counts["createEvent"] / 2);
        Assert.Equal(4 * teams, calls);
        for (var day = 0; day < 70; day++)
        {
            stage.Time.Advance(TimeSpan.FromDays(1));
            await stage.NightAsync();
        }
        Assert.Equal(calls, stage.Tenant.Graph.Counts.Total);
        Assert.Empty(stage.Tenant.Violations.All);
    }

    [Fact]
    public async Task They_move_with_the_meeting_and_with_the_weeks_and_each_move_mails_each_person_once()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        var meeting = HoldStage.MeetingOf(await stage.CheckoutNowAsync());
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Schedule = meeting.Schedule! with { Start = new TimeOnly(10, 0) } }));
        await stage.NightAsync();
        Assert.Equal([new DateTime(2026, 11, 10, 10, 0, 0), new DateTime(2026, 12, 29, 10, 0, 0)], stage.Items().Select(item => item.Start).Order());
        await ChangeCycleAsync(stage, cycle => cycle with { Start = cycle.Start.AddDays(7) });
        await stage.NightAsync();
        Assert.Equal([new DateTime(2026, 11, 17, 10, 0, 0), new DateTime(2027, 1, 5, 10, 0, 0)], stage.Items().Select(item => item.Start).Order());
        Assert.All(stage.Mails().Where(mail => mail.Kind == MailKind.Update).GroupBy(mail => (mail.Item, mail.To)), one => Assert.Equal(2, one.Count()));
        Assert.Equal(2, stage.Items().Count);
        Assert.Equal(0, stage.Mails().Count(mail => mail.Kind == MailKind.Cancellation));
    }

    [Fact]
    public async Task Who_joins_is_invited_and_who_leaves_is_told_and_nobody_else_is_mailed()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        var (before, members) = (stage.Mails().Count, (await stage.CheckoutNowAsync()).Team.Members);
        var (gone, fresh) = (members.First(member => !member.Guest && member.Person.Value != stage.Facilitator.ObjectId), stage.Person("Goran"));
        await stage.TellAsync(new TeamEvent.MembersListed([.. members.Where(member => member != gone), new Member(new(fresh.ObjectId!), fresh.Name)]));
        await stage.NightAsync();
        Assert.Equal([$"Cancellation {gone.Name}", $"Cancellation {gone.Name}", "Invitation Goran", "Invitation Goran"],
            stage.Mails().Skip(before).Select(mail => $"{mail.Kind} {mail.To.Name}").Order());
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("disconnected")]
    [InlineData("dissolved")]
    public async Task They_are_cancelled_with_the_weeks_the_meeting_or_the_team_and_each_person_is_told_once(string why)
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        if (why == "withdrawn") await stage.Get<IDirectory>().ChangeTenantAsync(stage.Checkout.Id.Tenant, entry => entry! with { Live = [] }, CancellationToken.None);
        else if (why == "disconnected") await stage.TellAsync(new TeamEvent.MeetingDisconnected(HoldStage.MeetingOf(await stage.CheckoutNowAsync()).Series));
        else await stage.Get<IDirectory>().ChangeTeamAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Team, entry => entry! with { Current = null, Next = null }, CancellationToken.None);
        await stage.NightAsync();
        await stage.NightAsync();
        Assert.All(stage.Items(), item => Assert.True(item.IsCancelled));
        Assert.All(stage.Mails().GroupBy(mail => (mail.Item, mail.To)), one => Assert.Equal([MailKind.Invitation, MailKind.Cancellation], one.Select(mail => mail.Kind)));

        if (why != "disconnected") return;
        await stage.TellAsync(new TeamEvent.MeetingConnected(stage.Checkout.Team.Meeting!));
        await stage.NightAsync();
        Assert.Equal(2, stage.Items().Count(item => !item.IsCancelled));
        Assert.Equal(4, stage.Items().Count);
    }

    [Fact]
    public async Task What_is_over_stays_as_it_was()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        stage.Time.Advance(TimeSpan.FromDays(10));
        await stage.TellAsync(new TeamEvent.MeetingDisconnected(HoldStage.MeetingOf(await stage.CheckoutNowAsync()).Series));
        await stage.NightAsync();
        Assert.False(stage.Items().Single(item => item.Subject == Review).IsCancelled);
        Assert.True(stage.Items().Single(item => item.Subject == Reflection).IsCancelled);
    }

    [Fact]
    public async Task A_review_that_was_held_is_moved_nowhere_by_what_changes_later()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        stage.Time.Advance(TimeSpan.FromDays(8));
        await stage.Get<IDirectory>().ChangeTenantAsync(stage.Checkout.Id.Tenant, entry => entry! with { Holidays = [new Holiday(new(2026, 11, 10), null)] }, CancellationToken.None);
        await stage.NightAsync();
        Assert.Equal(new DateTime(2026, 11, 10, 9, 30, 0), stage.Items().Single(item => item.Subject == Review).Start);
        Assert.All(stage.Mails(), mail => Assert.Equal(MailKind.Invitation, mail.Kind));
        Assert.DoesNotContain("Review Tuesday", await stage.PlanAsync("Ann"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_begins_its_first_objective_has_them_without_waiting_for_the_night()
    {
        await using var stage = await HoldStage.SetAsync();
        var active = (await stage.CheckoutNowAsync()).Objectives.Values.Where(objective => objective.State == Domain.Objectives.ObjectiveState.Active).ToList();
        await stage.TellAsync([.. active.Select(objective => new TeamEvent.ObjectiveStopped(objective.Id, new("Not here", new("ann"), stage.Time.Now)))]);
        await stage.NightAsync();
        Assert.Empty(stage.Items());
        await stage.TellAsync(new TeamEvent.ObjectiveWritten(active[0] with { Id = new("fresh") }), new TeamEvent.ObjectiveActivated(new("fresh"), new DateOnly(2026, 11, 3)));
        await stage.PassAsync(firstOfDay: false);
        await stage.WorkAsync();
        Assert.Equal(2, stage.Items().Count);
    }

    [Fact]
    public async Task The_programme_sets_how_long_they_take_and_holidays_move_them()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        await stage.Get<IDirectory>().ChangeTenantAsync(stage.Checkout.Id.Tenant, entry => entry! with { CheckpointMinutes = 45, Holidays = [new Holiday(new(2026, 11, 10), null)] }, CancellationToken.None);
        await stage.NightAsync();
        var review = stage.Items().Single(item => item.Subject == Review);
        Assert.Equal((new DateTime(2026, 11, 17, 9, 30, 0), TimeSpan.FromMinutes(45)), (review.Start, review.Length));
    }

    [Fact]
    public async Task People_read_on_the_plan_when_they_are_and_that_they_are_in_their_calendars()
    {
        await using var stage = await HoldStage.SetAsync();
        Assert.Contains("They come into the team’s calendars in a moment.", await stage.PlanAsync("Ann"), StringComparison.Ordinal);
        Assert.Null(await stage.FileAsync("Ann"));
        await stage.NightAsync();
        var plan = await stage.PlanAsync("Ann");
        Assert.Contains("Review Tuesday, 10 Nov, 09:30 (30 min) · Reflection Tuesday, 29 Dec, 09:30 (30 min)", plan, StringComparison.Ordinal);
        Assert.Contains("In the calendars of everyone on the team.", plan, StringComparison.Ordinal);
        Assert.Null(await stage.FileAsync("Ann"));

        await stage.TellAsync(new TeamEvent.MeetingDisconnected(HoldStage.MeetingOf(await stage.CheckoutNowAsync()).Series));
        Assert.Contains("No dates for review and reflection yet: the team has no meeting.", await stage.PlanAsync("Ann"), StringComparison.Ordinal);
    }

    private static Task ChangeCycleAsync(Stage stage, Func<Cycle, Cycle> change)
        => stage.Get<IDirectory>().ChangeTenantAsync(stage.Checkout.Id.Tenant, entry => entry! with { Live = [.. entry.Live.Select(change)] }, CancellationToken.None);
}
