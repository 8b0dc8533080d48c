using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>A check-in is held in a channel's meeting: Teams tells in the team's first channel who left, and not in the meeting's own thread.</summary>
public sealed class ChannelLeaverTests
{
    [Fact]
    public async Task Who_was_taken_out_of_the_team_in_Teams_is_off_the_team_at_once_and_twice_is_once()
    {
        var (stage, channel, general) = await SetAsync();
        await using var _ = stage;
        channel.Members.Remove(stage.Person("Ann"));
        for (var i = 0; i < 2; i++) await stage.Client.RemoveMemberAsync(stage.Person("Bo"), general.Id, stage.Person("Ann"), CancellationToken.None);
        Assert.DoesNotContain("Ann", await stage.MembersAsync());
        Assert.Equal(1, await stage.CountAsync<TeamEvent.MembersListed>());
        Assert.DoesNotContain(stage.Checkout.Id, (await stage.EntryAsync("Ann"))!.Teams);
    }

    [Fact]
    public async Task Who_left_another_team_in_Teams_stays_and_so_does_everybody_where_Teams_does_not_tell()
    {
        var (stage, channel, general) = await SetAsync();
        await using var _ = stage;
        await stage.Client.RemoveMemberAsync(stage.Person("Bo"), general.Id, stage.Person("Ann"), CancellationToken.None);
        Assert.Contains("Ann", await stage.MembersAsync());
        channel.Members.Remove(stage.Person("Ann"));
        channel.BotRemoved = true;
        await stage.Client.RemoveMemberAsync(stage.Person("Bo"), general.Id, stage.Person("Ann"), CancellationToken.None);
        Assert.Contains("Ann", await stage.MembersAsync());
    }

    [Fact]
    public async Task It_asks_Teams_about_channel_meetings_of_whoever_left_and_about_no_other()
    {
        var (stage, _, general) = await SetAsync();
        await using var closing = stage;
        var before = stage.Tenant.Counts[CallKind.Members];
        await stage.Client.RemoveMemberAsync(stage.Person("Bo"), general.Id, stage.Person("Goran"), CancellationToken.None);
        Assert.Equal(0, stage.Tenant.Counts[CallKind.Members] - before);
        await stage.Client.RemoveMemberAsync(stage.Person("Bo"), general.Id, stage.Person("Ann"), CancellationToken.None);
        Assert.Equal(1, stage.Tenant.Counts[CallKind.Members] - before);
    }

    private static async Task<(Stage Stage, Chat Channel, Chat General)> SetAsync()
    {
        var stage = await Nights.SetAsync(graph: false);
        TenantPerson[] people = [.. new[] { "Bo", "Ann", "Chidi", "Dina", "Emre" }.Select(stage.Person)];
        var channel = stage.Tenant.World.AddChannel("Checkout", people);
        var general = stage.Tenant.World.AddChannel("General", people);
        var chat = stage.Tenant.World.AddChannelMeeting(channel, "Channel weekly", stage.Person("Bo"), stage.Time.Now, TimeSpan.FromMinutes(30));
        var meeting = (await stage.CheckoutNowAsync()).Team.Meeting! with { Series = new(chat.Id), Chat = new(chat.Id) };
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting));
        await stage.Get<IDirectory>().ChangeSeriesAsync(stage.Checkout.Id.Tenant, meeting.Series, entry => new SeriesEntry(stage.Checkout.Id.Tenant, meeting.Series, meeting.Chat, stage.Tenant.ServiceUrl, "Channel weekly", null, [stage.Checkout.Id]), CancellationToken.None);
        return (stage, channel, general);
    }
}
