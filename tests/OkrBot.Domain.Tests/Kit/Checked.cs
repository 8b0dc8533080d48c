using FsCheck;
using FsCheck.Fluent;

namespace OkrBot.Domain.Tests.Kit;

/// <summary>Properties from fixed seeds: a failure prints the case, and the same run gives the same case. OKRBOT_SEED tries others.</summary>
internal static class Checked
{
    private static readonly ulong Seed = ulong.TryParse(Environment.GetEnvironmentVariable("OKRBOT_SEED"), out var seed) ? seed : 20261122;

    public static void ForAll<T>(Gen<T> cases, Action<T> holds, int times = 300) => ForAll(cases.ToArbitrary(), holds, times);

    public static void ForAll<T>(Arbitrary<T> cases, Action<T> holds, int times = 300)
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(Seed, 1), Prop.ForAll(cases, holds));

    /// <summary>Whole numbers, each at least one of <paramref name="fewest"/>; a failing row shrinks by leaving numbers out.</summary>
    public static Arbitrary<int[]> Rows(int fewest, int most)
        => Arb.From(
            Gen.Choose(fewest, most).SelectMany(length => Gen.Choose(0, int.MaxValue).ArrayOf(length)),
            row => Enumerable.Range(1, 8).Select(i => row.Length >> i).Where(size => size > 0).Distinct().SelectMany(size => Without(row, size)));

    private static IEnumerable<int[]> Without(int[] row, int size)
    {
        for (var at = 0; at + size <= row.Length; at += size) yield return [.. row[..at], .. row[(at + size)..]];
    }
}
