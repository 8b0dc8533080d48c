using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;
using OkrBot.Testing;

namespace OkrBot.Rehearsal.Tests.Company;

public sealed class SampleCompanyTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 3);
    private StandInTenant _tenant = null!;
    private SampleCompany _company = null!;

    public async Task InitializeAsync()
    {
        _tenant = await StandInTenant.StartAsync(new StandInTenantOptions(new ManualTime()), CancellationToken.None);
        _company = SampleCompany.Create(_tenant);
    }

    public async Task DisposeAsync() => await _tenant.DisposeAsync();

    [Fact]
    public void Every_team_folds_into_a_state_within_the_rules()
    {
        Assert.Equal(4, _company.Teams.Length);
        foreach (var team in _company.Teams)
        {
            var state = Fold(team);
            Assert.InRange(state.Objectives.Count, 1, 3);
            Assert.All(state.Objectives.Values, objective => Assert.InRange(state.KeyResults.Values.Count(keyResult => keyResult.Objective == objective.Id), 1, 5));
            Assert.All(state.KeyResults.Values, keyResult => Assert.NotNull(state.Team.Find(keyResult.Owner)));
            Assert.NotNull(state.Team.Find(state.Team.Facilitator!.Value));
            Assert.DoesNotContain(state.Segments.Values, segment => segment.State == SegmentState.Open);
            Assert.Equal(team.KeyResults.Select(keyResult => keyResult.Id), state.ActiveKeyResults.Select(keyResult => keyResult.Id));
        }
    }

    [Fact]
    public void The_rehearsals_day_is_in_week_five_of_thirteen()
    {
        Assert.Equal(5, SampleCompany.Cycle.WeekOf(Today));
        Assert.Equal(13, SampleCompany.Cycle.Weeks);
        Assert.Equal(new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), _company.Checkout.Today.Start);
        Assert.Equal(new DateTimeOffset(2026, 11, 3, 15, 0, 0, TimeSpan.Zero), _company.Leadership.Today.Start);
    }

    [Fact]
    public void Meetings_keep_their_local_time_over_the_change_of_the_clocks()
    {
        var starts = _company.Checkout.Events.OfType<TeamEvent.SegmentOpened>().Select(opened => opened.Occurrence.Start).ToList();
        Assert.Equal(new DateTimeOffset(2026, 10, 6, 7, 30, 0, TimeSpan.Zero), starts[0]);
        Assert.Equal(new DateTimeOffset(2026, 10, 27, 8, 30, 0, TimeSpan.Zero), starts[^1]);
    }

    [Fact]
    public void Checkout_has_what_the_standup_talks_about()
    {
        var state = Fold(_company.Checkout);
        Assert.Equal(3, state.Objectives.Count);
        Assert.Equal(7, state.KeyResults.Count);
        Assert.Equal(2, state.Past.Count(past => past.OpenedAt >= Assert.Single(state.Blockers.Values).RaisedIn.Start));
        Assert.Equal(Kept.NotAsked, Assert.Single(state.Commitments.Values).Kept);
        Assert.Equal(new Reading.Number(71), state.KeyResults[new KeyResultId("kr2")].Latest!.Reading);
        Assert.Equal(2, state.KeyResults[new KeyResultId("kr7")].Updates.Length);
    }

    [Fact]
    public void Nine_people_a_guest_and_a_visitor_without_an_account()
    {
        Assert.Equal(9, _company.People.Count(person => person.Role == PersonRole.User));
        Assert.Equal(PersonRole.Guest, _company.Guest.Role);
        Assert.Null(_company.Visitor.ObjectId);
        Assert.Contains(_company.Visitor, _company.Checkout.Chat.Members);
        Assert.Null(_company.Checkout.Team.Find(new PersonId(_company.Guest.ObjectId!)));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_company()
    {
        await using var other = await StandInTenant.StartAsync(new StandInTenantOptions(new ManualTime()), CancellationToken.None);
        await using var another = await StandInTenant.StartAsync(new StandInTenantOptions(new ManualTime(), Seed: 2), CancellationToken.None);
        Assert.Equal(_company.Checkout.Events, SampleCompany.Create(other).Checkout.Events, TeamEventEquality.Same);
        Assert.NotEqual(_company.Person("Ann").ObjectId, SampleCompany.Create(another).Person("Ann").ObjectId);
    }

    [Theory]
    [InlineData(9, 3, 0, 9)]
    [InlineData(200, 40, 37, 200)]
    [InlineData(9, 5, 2, 13)]
    public async Task A_larger_company_has_more_teams_of_the_same_shape(int people, int teams, int crowd, int users)
    {
        await using var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(new ManualTime()), CancellationToken.None);
        var company = SampleCompany.Create(tenant, people, teams);
        Assert.Equal(crowd, company.Crowd.Length);
        Assert.Equal(users, company.People.Count(person => person.Role == PersonRole.User));
        Assert.All(company.Crowd, team => Assert.NotEmpty(Fold(team).KeyResults));
    }

    [Theory]
    [InlineData(3, 2, 13)]
    [InlineData(20, 13, 13)]
    [InlineData(20, 26, 26)]
    public async Task Before_a_cycle_everybody_has_objectives_and_nobody_has_said_anything(int teams, int weeks, int cycleWeeks)
    {
        await using var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(new ManualTime()), CancellationToken.None);
        var company = SampleCompany.CreateUnplayed(tenant, teams, weeks);
        Assert.Equal(teams + 1, company.Teams.Length);
        Assert.Equal(cycleWeeks, company.Live.Weeks);
        Assert.All(company.Teams.Select(Fold), state =>
        {
            Assert.Equal(cycleWeeks, state.Cycle.Weeks);
            Assert.NotEmpty(state.ActiveKeyResults);
            Assert.Empty(state.Past);
            Assert.All(state.KeyResults.Values, keyResult => Assert.Empty(keyResult.Updates));
            // A form's fields are found below their titles.
            Assert.Distinct(state.KeyResults.Values.Select(keyResult => keyResult.Title));
        });
        Assert.All(company.Teams, team => Assert.Equal(1, company.Live.WeekOf(DateOnly.FromDateTime(team.Today.Start.UtcDateTime))));
    }

    [Fact]
    public void The_directory_knows_every_team_meeting_and_member()
    {
        var series = _company.SeriesEntries(_tenant.ServiceUrl);
        Assert.Equal(4, series.Length);
        Assert.All(series, entry => Assert.NotNull(_tenant.World.FindMeeting(entry.MeetingId!)));
        Assert.Equal(4, _company.TeamEntries.Length);
        var emre = _company.PersonEntries(_tenant.ServiceUrl).Single(person => person.Name == "Emre");
        Assert.Equal(["checkout", "payouts"], emre.Teams.Select(team => team.Team.Value));
        Assert.DoesNotContain(_company.PersonEntries(_tenant.ServiceUrl), person => person.Name == "Max");
    }

    private static TeamCycle Fold(SampleTeam team) => TeamHistory.Replay(team.Id, team.Events);

    /// <summary>Immutable arrays inside records compare by reference, so events are compared by their words.</summary>
    private sealed class TeamEventEquality : IEqualityComparer<TeamEvent>
    {
        internal static TeamEventEquality Same { get; } = new();

        public bool Equals(TeamEvent? x, TeamEvent? y) => x?.ToString() == y?.ToString();

        public int GetHashCode(TeamEvent obj) => 0;
    }
}
