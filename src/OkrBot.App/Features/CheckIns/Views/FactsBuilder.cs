using System.Collections.Immutable;
using OkrBot.App.Cards.KeyResults;
using OkrBot.Domain.Objectives;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>Collects from the team's state the facts that its cards put into words.</summary>
internal static class FactsBuilder
{
    public static KeyResultFacts Facts(ViewScene scene, KeyResult keyResult, PersonId? reader) => FactsOf.KeyResult(scene.Team, keyResult, scene.Now) with
    {
        Answered = scene.Segment.Answered.Contains(keyResult.Id),
        OwnedByReader = reader is not null && keyResult.Owner == reader,
    };

    /// <summary>In its order, without what was stopped since.</summary>
    public static ImmutableArray<AgendaLine> Agenda(ViewScene scene)
    {
        var standing = from item in scene.Segment.Agenda
                       let keyResult = scene.Team.KeyResults.GetValueOrDefault(item.KeyResult)
                       where keyResult is not null && scene.Team.IsActive(keyResult)
                       select (item, keyResult);
        return [.. standing.Select((one, at) => new AgendaLine(at + 1, Facts(scene, one.keyResult, null), one.item.Reason) { Late = one.item.Late })];
    }

    public static StatusCounts Counts(ViewScene scene) => FactsOf.Counts(scene.Team, scene.Now);

    public static string FirstName(TeamCycle team, PersonId person) => FactsOf.FirstName(team, person);
}
