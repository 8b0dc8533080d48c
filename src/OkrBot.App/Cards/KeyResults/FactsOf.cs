using OkrBot.Domain;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.App.Cards.KeyResults;

/// <summary>Collects from a team's state what cards say about its key results.</summary>
internal static class FactsOf
{
    /// <summary>Nothing about a check-in: whether it is answered there, its caller knows.</summary>
    public static KeyResultFacts KeyResult(TeamCycle team, KeyResult keyResult, DateTimeOffset now)
    {
        var latest = keyResult.Latest;
        var isHidden = team.Veiled.Contains(keyResult.Objective);
        var before = latest is null ? null : Said.BeforeThe(keyResult, latest.Occurrence);
        var ambition = StatusRules.AmbitionOf(team, keyResult);
        return new KeyResultFacts(
            keyResult.Id, keyResult.Title, FirstName(team, keyResult.Owner), keyResult.Measure, latest?.Reading, before?.Reading,
            latest?.Confidence, before?.Confidence, StatusRules.Suggest(team, keyResult, now),
            ExpectedProgress.PlanForToday(keyResult, ambition, Zones.LocalDay(team.Team.Zone, now)))
        {
            FlatFor = FlatFor(keyResult) * Math.Max(1, team.Team.CadenceWeeks),
            BlockedFor = BlockedFor(team, keyResult) * Math.Max(1, team.Team.CadenceWeeks),
            LastAnswer = latest is null ? null : Zones.LocalDay(team.Team.Zone, latest.At),
            StartConfidence = DefaultConfidence.Of(ambition),
            IsHidden = isHidden,
            Arrived = !isHidden && Arriving.Waiting(keyResult) is { } arrived ? (arrived.Value, Zones.LocalDay(team.Team.Zone, arrived.At)) : null,
            Source = !isHidden && keyResult.Source is { } link ? new Uri(link) : null,
        };
    }

    public static StatusCounts Counts(TeamCycle team, DateTimeOffset now)
    {
        var statuses = team.ActiveKeyResults.Select(k => StatusRules.Suggest(team, k, now).Status).ToList();
        return new StatusCounts(
            statuses.Count(s => s == Status.OnTrack), statuses.Count(s => s == Status.AtRisk),
            statuses.Count(s => s == Status.OffTrack), statuses.Count(s => s == Status.NoUpdate));
    }

    /// <summary>As people say it; empty for somebody whom the team does not list.</summary>
    public static string FirstName(TeamCycle team, PersonId person)
        => team.Team.Find(person)?.Name.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";

    private static int BlockedFor(TeamCycle team, KeyResult keyResult)
        => team.Blockers.Values.Where(b => b.IsOpen && b.KeyResult == keyResult.Id).Select(b => Blocking.AgeInSegments(team, b)).DefaultIfEmpty(0).Max();

    /// <summary>Check-ins in a row, the newest included, that reported the same value.</summary>
    private static int FlatFor(KeyResult keyResult)
    {
        if (keyResult.Latest is not { } latest) return 0;
        var value = Progress.Raw(keyResult.Measure, latest.Reading);
        return keyResult.Updates.Reverse()
            .TakeWhile(u => Progress.Raw(keyResult.Measure, u.Reading) == value)
            .Select(u => u.Occurrence).Distinct().Count();
    }
}
