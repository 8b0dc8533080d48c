using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Teams;

/// <summary>This person runs the team's check-in from now on, not only today's.</summary>
public sealed record NameFacilitator(PersonId By, PersonId To);

/// <summary>Who runs a team's check-in: handed over by whoever does, of the company by each programme lead; while nobody does, any member takes it on.</summary>
public static class Facilitating
{
    public static Decision Decide(TeamCycle state, NameFacilitator command, DateTimeOffset now)
    {
        var team = state.Team;
        if (team.Facilitator is { } facilitator && !Leading.Runs(team, command.By)) return new NotFacilitator(facilitator);
        if (Authority.MemberOnly(team, command.By) is { } refusal) return refusal;
        if (Succession.Passed(state) is { } passed) return passed;
        if (team.Facilitator == command.To) return Decision.Nothing;
        return team.Find(command.To) is { Guest: false } ? Decision.Of(new TeamEvent.FacilitatorNamed(command.To), RoomCards.Soon(state, now)) : new NotOnTeam(command.To);
    }
}
