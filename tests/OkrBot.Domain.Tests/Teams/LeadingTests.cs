using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Teams;

public sealed class LeadingTests
{
    private static readonly TeamCycle Company = New.Then(new TeamEvent.TeamJoinedCycle(Sample.Team with { Kind = TeamKind.Company, Leads = [Chidi, Zed] }, Sample.Cycle));
    private static readonly ObjectiveText Text = new("Shops stay", "They leave", Ambition.Committed);

    [Fact]
    public void Every_programme_lead_writes_the_companys_objectives_and_nobody_else_not_even_who_runs_its_check_in()
    {
        foreach (var lead in new[] { Chidi, Zed }) Assert.NotEmpty(ObjectiveWriting.Decide(Company, new WriteObjective(lead, new("o9"), Text), Start(3)).Events());
        foreach (var other in new[] { Bo, Ann, Eve })
        {
            ObjectiveWriting.Decide(Company, new WriteObjective(other, new("o9"), Text), Start(3)).Refusal<ProgrammeLeadsOnly>();
            ObjectiveWriting.Decide(Company, new DropObjective(other, Fast, "So"), Start(3)).Refusal<ProgrammeLeadsOnly>();
        }
    }

    [Fact]
    public void Of_the_company_too_a_fourth_objective_is_refused_and_the_swap_offered()
    {
        var state = Company;
        foreach (var id in new[] { "o3", "o4" })
        {
            state = state.Then(ObjectiveWriting.Decide(state, new WriteObjective(Zed, new(id), Text), Start(3)));
            state = state.Then(KeyResultWriting.Decide(state, new WriteKeyResult(Zed, new(id), new("k" + id), new KeyResultText("x", new Measure.Binary("x"), Ann)), Start(3)));
        }
        state = state.Then(Activation.Decide(state, new ActivateObjective(Zed, new("o3")), Start(3)));
        Assert.Equal(3, Activation.Decide(state, new ActivateObjective(Zed, new("o4")), Start(3)).Refusal<CeilingReached>().Active.Length);
    }

    [Fact]
    public void Where_nobody_runs_the_programme_whoever_runs_the_check_in_leads_as_elsewhere()
    {
        var without = Company.Then(Leading.Decide(Company, new NameCompanyLeads([])));
        Assert.NotEmpty(ObjectiveWriting.Decide(without, new DropObjective(Bo, Fast, "So"), Start(3)).Events());
        Assert.NotEmpty(ObjectiveWriting.Decide(without, new WriteObjective(Ann, new("o9"), Text), Start(3)).Events());
    }

    [Fact]
    public void Leads_follow_the_setting_of_the_company_alone_and_once()
    {
        Assert.Equal(Ann, Assert.Single(Company.Then(Leading.Decide(Company, new NameCompanyLeads([Ann]))).Team.Leads));
        Assert.Empty(Leading.Decide(Company, new NameCompanyLeads([Chidi, Zed])).Events());
        Assert.Empty(Leading.Decide(New, new NameCompanyLeads([Ann])).Events());
    }

    [Fact]
    public void A_lead_whom_no_list_names_may_what_whoever_runs_it_may()
    {
        Assert.Null(Authority.MemberOnly(Company.Team, Zed));
        Assert.NotEmpty(Facilitating.Decide(Company, new NameFacilitator(Zed, Ann), Start(3)).Events());
        Assert.NotEmpty(Connecting.Decide(Company, new ConnectMeeting(Zed, Meeting with { Title = "Leadership" })).Events());
        Connecting.Decide(Company, new ConnectMeeting(Bo, Meeting)).Refusal<ProgrammeLeadsOnly>();
        Assert.NotEmpty(Naming.Decide(Company, new RenameTeam(Zed, "Nordkauf", []), Start(3)).Events());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B ")]
    public void A_team_needs_a_name(string name) => Naming.Decide(New, new RenameTeam(Bo, name, []), Start(3)).Refusal<TeamNameMissing>();

    [Fact]
    public void A_team_is_renamed_by_whoever_runs_it_to_what_no_other_team_of_its_meeting_is_called()
    {
        Assert.Equal("Paying", New.Then(Naming.Decide(New, new RenameTeam(Bo, " Paying ", ["Growth"]), Start(3))).Team.Name);
        Assert.Empty(Naming.Decide(New, new RenameTeam(Bo, "Checkout", ["Checkout"]), Start(3)).Events());
        Naming.Decide(New, new RenameTeam(Bo, "growth", ["Growth"]), Start(3)).Refusal<TeamNameTaken>();
        Naming.Decide(New, new RenameTeam(Bo, new string('x', 61), []), Start(3)).Refusal<TeamNameTooLong>();
        Naming.Decide(New, new RenameTeam(Ann, "Paying", []), Start(3)).Refusal<NotFacilitator>();
    }

    [Fact]
    public void Ids_of_levels_tell_whose_they_are()
    {
        Assert.Equal(Ann, TeamLevels.PersonOf(TeamLevels.Of(Ann)));
        Assert.Null(TeamLevels.PersonOf(TeamLevels.Company));
        Assert.Null(TeamLevels.PersonOf(new("me-")));
        Assert.Equal([true, true, false], new[] { TeamKind.Team, TeamKind.Company, TeamKind.Individual }.Select(TeamLevels.CountsInProgramme));
    }
}
