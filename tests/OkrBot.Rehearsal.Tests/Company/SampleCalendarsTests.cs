using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Testing;

namespace OkrBot.Rehearsal.Tests.Company;

/// <summary>The sample company's meetings in its people's calendars.</summary>
public sealed class SampleCalendarsTests : IAsyncLifetime
{
    private StandInTenant _tenant = null!;
    private SampleCompany _company = null!;

    public async Task InitializeAsync()
    {
        _tenant = await StandInTenant.StartAsync(new StandInTenantOptions(new ManualTime()), CancellationToken.None);
        _company = SampleCompany.Create(_tenant, teams: 5, people: 20);
    }

    public async Task DisposeAsync() => await _tenant.DisposeAsync();

    [Fact]
    public void Each_team_by_hand_meets_in_its_calendar_when_its_rhythm_says()
    {
        var calendars = SampleCalendars.ForTheDay(_tenant, _company);
        Assert.Equal(4, calendars.Series.Count);
        foreach (var team in new[] { _company.Checkout, _company.Growth, _company.Payouts, _company.Leadership })
        {
            var series = calendars.Of(team.Chat)!;
            var held = Expansion.In(series, team.Today.Start.AddMinutes(-1), team.Today.Start.AddMinutes(1)).Single();
            Assert.Equal((team.Today.Start, team.Chat.Id), (held.Start, series.Online!.ThreadId));
            Assert.All(team.Team.Members, member => Assert.True(series.IsIn(_tenant.World.FindPerson(member.Person.Value)!)));
        }
        Assert.All(_company.Crowd, team => Assert.Null(calendars.Of(team.Chat)));
    }

    [Fact]
    public void The_bot_is_not_in_the_meetings_that_are_there_to_be_picked()
    {
        var calendars = SampleCalendars.ForTheDay(_tenant, _company);
        Assert.True(_tenant.World.FindChat(calendars.Unconnected!.Online!.ThreadId)!.BotRemoved);
        Assert.Equal(["Checkout weekly", "Leadership sync", "Payments with the bank"], _tenant.Graph.Calendars.Of(_company.Person("Bo")).Select(item => item.Subject).Order(StringComparer.Ordinal));
    }
}
