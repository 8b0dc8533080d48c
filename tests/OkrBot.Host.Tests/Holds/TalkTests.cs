using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain.Planning;
using OkrBot.Host.Tests.Clusters;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;
using static OkrBot.Host.Tests.Clusters.Talks;

namespace OkrBot.Host.Tests.Holds;

/// <summary>The planning conversation of Checkout and Growth, in the first week of the cycle: a Tuesday, so that the proposed time is Friday at ten.</summary>
public sealed class TalkTests
{
    private const string Title = "OKR planning: Checkout, Growth";

    [Fact]
    public async Task It_is_put_once_for_those_who_run_the_check_ins_with_leaders_as_optional_and_its_group_stays()
    {
        await using var stage = await SetAsync(graph: true);
        await ProposeAsync(stage);
        var leader = new LeaderPromise(new(stage.Person("Hana").ObjectId!), "Hana", new(stage.Person(Lead).ObjectId!), stage.Time.Now) { SignedPoints = [new(PromisePoint.AskAboutStalls, stage.Time.Now)] };
        await stage.Get<IPromises>().ChangeAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Cycle, book => Domain.Planning.Promises.Name(book, leader), CancellationToken.None);
        await stage.NightAsync();
        var talk = stage.Items(Title).Single();
        Assert.Equal((new DateTime(2026, 10, 9, 10, 0, 0), TimeSpan.FromHours(1), stage.Facilitator), (talk.Start, talk.Length, talk.Organizer));
        Assert.NotNull(talk.Online);
        Assert.Equal(["Hana"], talk.Optional.Select(person => person.Name));
        Assert.Contains(stage.Company.People.Single(person => person.ObjectId == stage.Company.Growth.Team.Facilitator!.Value.Value), talk.Invited);
        Assert.True((await GroupsAsync(stage)).Groups.Single().Kept);

        var calls = stage.Tenant.Graph.Counts.Total;
        await stage.NightAsync();
        Assert.Equal(calls, stage.Tenant.Graph.Counts.Total);
        Assert.Empty(stage.Tenant.Violations.All);
    }

    [Fact]
    public async Task A_lead_sets_its_time_and_calendars_follow_at_once_with_one_mail_each()
    {
        await using var stage = await SetAsync(graph: true);
        await ProposeAsync(stage);
        await stage.NightAsync();
        var group = (await GroupsAsync(stage)).Groups.Single().Id.Value;
        Assert.Contains("They talk: \nFriday, 9 Oct, 10:00, 60 min (Europe/Berlin)", await AskAsync(stage, Lead, Verbs.ShowCluster, Data(stage, group: group)), StringComparison.Ordinal);
        Assert.Contains("When these teams talk", await AskAsync(stage, Lead, Verbs.AskTalk, Data(stage, group: group)), StringComparison.Ordinal);
        for (var times = 0; times < 2; times++)
        {
            var read = await AskAsync(stage, Lead, Verbs.SaveTalk, Data(stage, group: group), ("talkDay", "2026-10-08"), ("talkTime", "14:30"), ("talkMinutes", "45"));
            Assert.Contains("Thursday, 8 Oct, 14:30, 45 min", read, StringComparison.Ordinal);
            await stage.WorkAsync();
        }
        Assert.Equal((new DateTime(2026, 10, 8, 14, 30, 0), TimeSpan.FromMinutes(45)), (stage.Items(Title).Single().Start, stage.Items(Title).Single().Length));
        Assert.All(stage.Mails(Title).GroupBy(mail => mail.To), one => Assert.Equal([MailKind.Invitation, MailKind.Update], one.Select(mail => mail.Kind)));
        Assert.Contains("In the calendars of those who run the check-ins", await AskAsync(stage, "Bo", Verbs.OwnCluster, Data(stage, stage.Checkout.Id.Team)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-12", "10:00", "60", "Choose a day from")]
    [InlineData("2026-10-08", "10:00", "5", "From 15 to 240 minutes.")]
    [InlineData("2026-10-05", "10:00", "60", "That time has passed.")]
    [InlineData("soon", "10:00", "60", "Choose a day, a time")]
    [InlineData("2026-10-08", "25:00", "60", "Choose a day, a time")]
    public async Task A_time_that_is_none_is_named_and_nothing_is_changed(string day, string time, string minutes, string problem)
    {
        await using var stage = await SetAsync(graph: true);
        await ProposeAsync(stage);
        var group = (await GroupsAsync(stage)).Groups.Single().Id.Value;
        Assert.Contains(problem, await AskAsync(stage, Lead, Verbs.SaveTalk, Data(stage, group: group), ("talkDay", day), ("talkTime", time), ("talkMinutes", minutes)), StringComparison.Ordinal);
        Assert.Null((await GroupsAsync(stage)).Groups.Single().Talk);
    }

    [Fact]
    public async Task Others_neither_ask_nor_set_and_a_group_that_is_gone_is_told()
    {
        await using var stage = await SetAsync(graph: true);
        await ProposeAsync(stage);
        var group = (await GroupsAsync(stage)).Groups.Single().Id.Value;
        foreach (var verb in new[] { Verbs.AskTalk, Verbs.SaveTalk, Verbs.AskLength, Verbs.SaveLength })
            foreach (var person in new[] { "Ann", "Bo", "Eve" })
                Assert.Equal(ProgrammeLeads.Words("en")["leadsOnly"], await AskAsync(stage, person, verb, Data(stage, group: group), ("talkDay", "2026-10-08"), ("talkTime", "14:30"), ("talkMinutes", "45"), ("checkpointMinutes", "60")));
        Assert.Contains("no longer there as it was", await AskAsync(stage, Lead, Verbs.SaveTalk, Data(stage, group: "no-1"), ("talkDay", "2026-10-08"), ("talkTime", "14:30"), ("talkMinutes", "45")), StringComparison.Ordinal);
        Assert.Contains("no longer there as it was", await AskAsync(stage, Lead, Verbs.AskTalk, Data(stage)), StringComparison.Ordinal);
        Assert.Contains("say “plan” there", Looking.Read(await stage.ForgeAsync(Lead, Verbs.AskTalk, Data(stage, group: group))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_up_it_is_cancelled_and_each_is_told_once()
    {
        await using var stage = await SetAsync(graph: true);
        await ProposeAsync(stage);
        await stage.NightAsync();
        var group = (await GroupsAsync(stage)).Groups.Single();
        await AskAsync(stage, Lead, Verbs.SaveCluster, Data(stage, group: group.Id.Value), ("stay", stage.Checkout.Id.Team.Value), ("to", "nowhere"));
        await stage.WorkAsync();
        await stage.NightAsync();
        Assert.True(stage.Items(Title).Single().IsCancelled);
        Assert.All(stage.Mails(Title).GroupBy(mail => mail.To), one => Assert.Equal([MailKind.Invitation, MailKind.Cancellation], one.Select(mail => mail.Kind)));
    }

    [Fact]
    public async Task Without_graph_the_card_hands_out_the_file()
    {
        await using var stage = await SetAsync();
        await ProposeAsync(stage);
        var group = (await GroupsAsync(stage)).Groups.Single();
        var read = await AskAsync(stage, Lead, Verbs.ShowCluster, Data(stage, group: group.Id.Value));
        Assert.Contains("Calendar file", read, StringComparison.Ordinal);
        var link = (await stage.Get<App.Calendar.Holds.HoldLinks>().OfAsync(stage.Checkout.Id.Tenant, HoldSubject.Of(stage.Checkout.Id.Cycle, group.Id.Value), stage.Time.Now, CancellationToken.None))!;
        using var http = new HttpClient();
        var file = Ical.Net.Calendar.Load(await http.GetStringAsync(new Uri(stage.Address, link.AbsolutePath.TrimStart('/'))))!;
        Assert.Equal((Title, 10), (file.Events.Single().Summary, file.Events.Single().Start!.Value.Hour));
    }

    [Fact]
    public async Task A_time_that_people_have_read_is_the_same_the_next_day()
    {
        await using var stage = await SetAsync();
        await ProposeAsync(stage);
        var group = (await GroupsAsync(stage)).Groups.Single().Id.Value;
        for (var day = 0; day < 3; day++)
        {
            Assert.Contains("Friday, 9 Oct, 10:00", await AskAsync(stage, Lead, Verbs.ShowCluster, Data(stage, group: group)), StringComparison.Ordinal);
            stage.Time.Advance(TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public async Task West_of_utc_one_on_the_last_evening_of_planning_stays()
    {
        await using var stage = await SetAsync(graph: true);
        await ProposeAsync(stage);
        var evening = new TalkTime(new(2026, 10, 11), new(18, 0), 60, "America/Los_Angeles");
        await stage.Get<IClusters>().ChangeAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Cycle, stored => stored with { Groups = [.. stored.Groups.Select(group => group with { Talk = evening, Kept = true })] }, CancellationToken.None);
        await stage.NightAsync();
        stage.Time.Advance(new DateTimeOffset(2026, 10, 12, 0, 30, 0, TimeSpan.Zero) - stage.Time.Now);
        await stage.NightAsync();
        Assert.False(stage.Items(Title).Single().IsCancelled);
    }

    [Fact]
    public async Task A_lead_sets_how_long_review_and_reflection_take()
    {
        await using var stage = await SetAsync();
        Assert.Contains("Length of review and reflection", await AskAsync(stage, Lead, Verbs.AskLength, Data(stage)), StringComparison.Ordinal);
        Assert.Contains("From 15 to 240 minutes.", await AskAsync(stage, Lead, Verbs.SaveLength, Data(stage), ("checkpointMinutes", "5")), StringComparison.Ordinal);
        Assert.Contains("60 minutes", await AskAsync(stage, Lead, Verbs.SaveLength, Data(stage), ("checkpointMinutes", "60")), StringComparison.Ordinal);
        Assert.Equal(60, (await stage.Get<IDirectory>().FindTenantAsync(stage.Checkout.Id.Tenant, CancellationToken.None))!.CheckpointMinutes);
    }
}
