using System.Collections.Concurrent;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing;

/// <summary>What people were told was saved, to be compared with what the store holds.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<StoredAnswer, int> _promised = new();
    private readonly ConcurrentDictionary<StoredAnswer, int> _unsure = new();

    internal int Promised => _promised.Values.Sum();

    /// <summary>The person was told that all their key results here are answered.</summary>
    internal void Told(SampleTeam team, TenantPerson person)
    {
        foreach (var answer in AnswersOf(team, person)) _promised.AddOrUpdate(answer, 1, static (_, count) => count + 1);
    }

    /// <summary>The person got no clear word: saved or not, both are fine.</summary>
    internal void Unsure(SampleTeam team, TenantPerson person)
    {
        foreach (var answer in AnswersOf(team, person)) _unsure.AddOrUpdate(answer, 1, static (_, count) => count + 1);
    }

    internal (int Found, int Lost, int Doubled) Compare(StoredFacts stored)
    {
        var counts = stored.Answers.CountBy(answer => answer).ToDictionary();
        int found = 0, lost = 0, doubled = 0;
        foreach (var answer in counts.Keys.Union(_promised.Keys))
        {
            var promised = _promised.GetValueOrDefault(answer);
            var there = counts.GetValueOrDefault(answer);
            found += Math.Min(promised, there);
            lost += Math.Max(0, promised - there);
            doubled += Math.Max(0, there - promised - _unsure.GetValueOrDefault(answer));
        }
        return (found, lost, doubled);
    }

    private static IEnumerable<StoredAnswer> AnswersOf(SampleTeam team, TenantPerson person)
        => team.OwnedBy(person).Select(keyResult => new StoredAnswer(team.Id.Team, keyResult.Id, keyResult.Owner));
}
