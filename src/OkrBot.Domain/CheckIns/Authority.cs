using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.CheckIns;

/// <summary>Who may do what in a check-in. Always from stored state and the verified sender.</summary>
public static class Authority
{
    /// <summary>Null for a member, for a guest only where the team lets guests take part, and for the facilitator and the company's leads, whom the roster
    /// may not list.</summary>
    public static Refusal? MemberOnly(Team team, PersonId by)
    {
        if (Leading.Runs(team, by)) return null;
        if (team.Find(by) is { } member) return team.LetsIn(member) ? null : new GuestsLookOnly();
        return team.Guests.Any(guest => guest.Person == by) ? new GuestsLookOnly() : new NotAMember();
    }

    /// <summary>Who runs the segment unless somebody else was named: the team's facilitator; for several teams in one meeting one person for all.</summary>
    public static PersonId? FacilitatorOf(Team team, Segment? segment) => segment is { Shared: true } ? segment.Host : team.Facilitator;

    /// <summary>Null for the facilitator, for who runs the segment, and for any member when there is neither.</summary>
    public static Refusal? RunnerOnly(Team team, Segment? segment, PersonId by)
    {
        var facilitator = FacilitatorOf(team, segment);
        if (by == facilitator || by == segment?.RunBy) return null;
        if (MemberOnly(team, by) is { } refusal) return refusal;
        return facilitator is null && segment?.RunBy is null ? null : new NotFacilitator(segment?.RunBy ?? facilitator);
    }

    /// <summary>In which role a person may answer for a key result, or why not.</summary>
    /// <param name="segment">The one that the answer is for, when it exists: whoever runs it counts as facilitator.</param>
    /// <param name="onBehalf">The person confirmed that the owner is away.</param>
    public static (AnsweredAs As, Refusal? Refusal) ToAnswer(Team team, Segment? segment, KeyResult keyResult, PersonId by, bool onBehalf)
    {
        // An owner whom the team no longer lists has left, and may nothing any more.
        if (by == keyResult.Owner && !Owners.HasLeft(team, by)) return (AnsweredAs.Owner, null);
        if (by == team.Facilitator || by == segment?.RunBy) return (AnsweredAs.Facilitator, null);
        if (MemberOnly(team, by) is { } refusal) return (default, refusal);
        if (onBehalf || team.Find(keyResult.Owner) is null || Absences.IsAway(team, segment, keyResult.Owner)) return (AnsweredAs.ForAbsentOwner, null);
        return (default, new NotYours(keyResult.Id, keyResult.Owner, team.Facilitator));
    }
}
