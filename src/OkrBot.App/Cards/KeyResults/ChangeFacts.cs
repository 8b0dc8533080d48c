using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Cards.KeyResults;

/// <summary>One change on record, with what stood there before and what came in its place.</summary>
/// <param name="Was">Only what was changed has an old value.</param>
/// <param name="By">First name; user text, empty for somebody whom the team does not list.</param>
/// <param name="Day">In the team's zone.</param>
internal sealed record ChangeFacts(RecordedChange Was, string By, DateOnly Day)
{
    public string? Note => Was.Note;
    public Measure? NewMeasure { get; init; }
    public DateOnly? NewDue { get; init; }
    public string OldOwner { get; init; } = "";
    public string NewOwner { get; init; } = "";
    public Ambition? NewAmbition { get; init; }
}

/// <summary>Reads what was changed on the way, newest first.</summary>
internal static class ChangesOf
{
    public static ImmutableArray<ChangeFacts> KeyResult(TeamCycle team, KeyResult keyResult)
    {
        var (measure, due, owner) = (keyResult.Measure, keyResult.Due, keyResult.Owner);
        var changes = ImmutableArray.CreateBuilder<ChangeFacts>();
        // Backwards: what came in the place of an old value is what the next change found there.
        foreach (var change in keyResult.Changes.Reverse())
        {
            changes.Add(Of(team, change) with
            {
                NewMeasure = measure, NewDue = due, NewOwner = FactsOf.FirstName(team, owner),
                OldOwner = change.OldOwner is { } before ? FactsOf.FirstName(team, before) : "",
            });
            (measure, due, owner) = (change.OldMeasure ?? measure, change.OldDue ?? due, change.OldOwner ?? owner);
        }
        return changes.ToImmutable();
    }

    public static ImmutableArray<ChangeFacts> Objective(TeamCycle team, Objective objective)
    {
        var ambition = objective.Ambition;
        var changes = ImmutableArray.CreateBuilder<ChangeFacts>();
        foreach (var change in objective.Changes.Reverse())
        {
            changes.Add(Of(team, change) with { NewAmbition = ambition });
            ambition = change.OldAmbition ?? ambition;
        }
        return changes.ToImmutable();
    }

    private static ChangeFacts Of(TeamCycle team, RecordedChange change) => new(change, FactsOf.FirstName(team, change.By), Zones.LocalDay(team.Team.Zone, change.At));
}
