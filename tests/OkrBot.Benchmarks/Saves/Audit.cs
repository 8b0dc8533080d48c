using OkrBot.Benchmarks.Driving;

namespace OkrBot.Benchmarks.Saves;

/// <summary>What people were told is saved against what the store's history holds.</summary>
/// <param name="Lost">Acknowledged and not stored.</param>
/// <param name="Doubled">Stored more than once.</param>
/// <param name="Untold">Stored without an acknowledgement; only a failed request may leave one.</param>
internal sealed record Audit(int Acknowledged, int Stored, int Lost, int Doubled, int Untold)
{
    public static Audit Of(IReadOnlyList<LoadResult> loads, int[] stored)
    {
        var tallies = loads.SelectMany(load => load.Tallies).ToList();
        var told = tallies.SelectMany(tally => tally.Acknowledged).ToHashSet();
        var failed = tallies.SelectMany(tally => tally.Failures).Select(failure => failure.Number).ToHashSet();
        var held = stored.ToHashSet();
        return new(told.Count, stored.Length, told.Count(number => !held.Contains(number)), stored.Length - held.Count,
            held.Count(number => !told.Contains(number) && !failed.Contains(number)));
    }

    public bool IsClean => Lost == 0 && Doubled == 0 && Untold == 0;
}
