using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain.Teams;

/// <summary>"I'll lead it": this person runs the team's check-in by default from now on.</summary>
public sealed record LeadTeam(PersonId By);

/// <summary>Who becomes a team's facilitator when it has none, because that person left.</summary>
public static class Leading
{
    /// <summary>Any member who is not a guest, while nobody leads.</summary>
    public static Decision Decide(TeamCycle state, LeadTeam command, DateTimeOffset now)
    {
        if (Authority.MemberOnly(state.Team, command.By) is { } refusal) return refusal;
        if (state.Team.Facilitator is { } facilitator) return facilitator == command.By ? Decision.Nothing : new LedAlready(facilitator);
        return Decision.Of(new TeamEvent.FacilitatorNamed(command.By), RoomCards.Soon(state, now));
    }
}

/// <summary>Somebody leads the team's check-in already; that person hands over.</summary>
public sealed record LedAlready(PersonId Facilitator) : Refusal("team.ledAlready");
