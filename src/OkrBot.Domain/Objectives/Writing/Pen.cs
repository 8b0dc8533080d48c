using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.Objectives.Writing;

/// <summary>What all rules of writing share: who may, and what a line of text has to be.</summary>
internal static class Pen
{
    /// <summary>Members draft; what is active its facilitator changes.</summary>
    public static Refusal? May(TeamCycle state, PersonId by, ObjectiveState on) => on switch
    {
        ObjectiveState.Draft => Leading.ToDraft(state.Team, by),
        _ => Leads(state, by),
    };

    /// <inheritdoc cref="Leading.Only"/>
    public static Refusal? Leads(TeamCycle state, PersonId by) => Leading.Only(state.Team, by);

    /// <summary>Null = fine.</summary>
    public static Refusal? Line(string clean, int most, Refusal missing)
        => clean.Length == 0 ? missing : clean.Length > most ? new LineTooLong(clean.Length, most) : null;

    public static Refusal? Reason(Because? because)
        => because is null ? new BecauseMissing() : Line(PlainText.Clean(because.Note), KeyResultDecisions.LongestReason, new BecauseMissing());

    /// <summary>In the team's zone; before the cycle its first day.</summary>
    public static DateOnly FirstDay(TeamCycle state, DateTimeOffset now)
    {
        var today = Zones.LocalDay(state.Team.Zone, now);
        return today < state.Cycle.Start ? state.Cycle.Start : today;
    }

    public static bool IsBeforeStart(TeamCycle state, DateTimeOffset now) => Zones.LocalDay(state.Team.Zone, now) < state.Cycle.Start;

    public static Decision Written(TeamCycle state, IReadOnlyList<TeamEvent> events, DateTimeOffset now)
        => events.Count == 0 ? Decision.Nothing : Decision.Of(events, RoomCards.Soon(state, now));
}
