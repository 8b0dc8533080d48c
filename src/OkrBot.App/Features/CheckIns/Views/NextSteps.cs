using System.Collections.Immutable;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>What the team has agreed on and not settled.</summary>
internal static class NextSteps
{
    /// <summary>Oldest first.</summary>
    public static ImmutableArray<CarriedLine.Agreed> Open(TeamCycle team) =>
        [.. team.Commitments.Values.Where(c => c.IsOpen).OrderBy(c => c.MadeIn).ThenBy(c => c.By).Select(c => new CarriedLine.Agreed(c.Id, c.If, c.Then, c.By, FromLastTime: true))];
}
