using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Calendar.Holds;

/// <summary>A short text that is another one as soon as anything is from which a team's appointments follow.</summary>
internal static class HoldMark
{
    /// <param name="cycle">As the tenant has it; null = it was withdrawn.</param>
    /// <param name="country">Whose holidays the team keeps; null = nobody's.</param>
    public static string Of(HoldFacts facts, Cycle? cycle, TenantEntry? tenant, string? country) => ViewToken.From(
    [
        facts.TeamMark, facts.HasBegun ? "begun" : "", facts.IsThere ? "there" : "", country ?? "",
        FormattableString.Invariant($"{cycle?.Start:yyyy-MM-dd},{cycle?.Weeks},{tenant?.CheckpointMinutes}"),
        .. (tenant?.Holidays ?? []).Select(holiday => FormattableString.Invariant($"{holiday.Day:yyyy-MM-dd}{holiday.Country}")),
    ]);

    /// <summary>Of what people are told where no calendar is connected: another one than all others.</summary>
    public static string Told(HoldFacts facts) => "told:" + Of(facts with { IsThere = true }, null, null, null);
}

/// <param name="HasBegun">The team works on an objective.</param>
/// <param name="IsThere">The directory has the team in this cycle.</param>
internal sealed record HoldFacts(string TeamMark, bool HasBegun, bool IsThere)
{
    public static HoldFacts Of(BoardRow row, bool isThere) => new(row.TeamMark ?? "", row.Plan?.Objectives.Any(objective => objective.State == ObjectiveState.Active) == true, isThere);

    public static HoldFacts Of(TeamCycle state, bool isThere) => new(Teams.TeamMark.Of(state.Team), !Activation.Active(state).IsEmpty, isThere);

    public static bool Has(TeamEntry? team, CycleId cycle) => team is not null && (team.Current == cycle || team.Next == cycle || team.Previous == cycle);
}
