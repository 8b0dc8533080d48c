using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Teams;

/// <summary>These people run the OKR programme now, and so write and lead the company's objectives.</summary>
public sealed record NameCompanyLeads(ImmutableArray<PersonId> Leads)
{
    public bool Equals(NameCompanyLeads? other) => other is not null && Leads.SequenceEqual(other.Leads);
    public override int GetHashCode() => Leads.Length;
}

/// <summary>Who decides what a team works on.</summary>
public static class Leading
{
    /// <summary>Null for whoever may begin, change and stop: of the company each programme lead; of others, and where nobody runs the programme,
    /// the facilitator, and while there is none any member.</summary>
    public static Refusal? Only(Team team, PersonId by)
    {
        if (IsOfLeads(team)) return team.Leads.Contains(by) ? null : new ProgrammeLeadsOnly();
        return team.Facilitator is { } facilitator && facilitator != by ? new NotFacilitator(facilitator) : Authority.MemberOnly(team, by);
    }

    /// <summary>Null for whoever may write drafts: members; of the company the programme leads.</summary>
    public static Refusal? ToDraft(Team team, PersonId by) => IsOfLeads(team) ? Only(team, by) : Authority.MemberOnly(team, by);

    /// <summary>Sets how the check-in runs: the facilitator, and of the company each programme lead.</summary>
    public static bool Runs(Team team, PersonId by) => team.Facilitator == by || team.Leads.Contains(by);

    /// <summary>Follows the programme's setting. Only the company is led so; the same again changes nothing.</summary>
    public static Decision Decide(TeamCycle state, NameCompanyLeads command)
        => state.Team.Kind != TeamKind.Company || state.Team.Leads.SequenceEqual(command.Leads)
            ? Decision.Nothing
            : Decision.Of(new TeamEvent.CompanyLeadsNamed(command.Leads));

    private static bool IsOfLeads(Team team) => team.Kind == TeamKind.Company && !team.Leads.IsEmpty;
}
