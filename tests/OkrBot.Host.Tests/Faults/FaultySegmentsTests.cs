using System.Globalization;
using OkrBot.Testing.Emulator;
using Xunit.Abstractions;

namespace OkrBot.Host.Tests.Faults;

/// <summary>Whole check-ins of the real program while storage fails in every way: what people were told is saved is there once, each segment opens and closes
/// once, and nobody hears of a conflict that is none.</summary>
public sealed class FaultySegmentsTests(ITestOutputHelper output)
{
    /// <summary>How many to play; the whole thousand takes minutes, and is for <c>OKRBOT_TEST_SEGMENTS=1000</c>.</summary>
    private const string Variable = "OKRBOT_TEST_SEGMENTS";

    // More at once and the emulator, which reads the whole table for a range of it, answers too late for everybody.
    private const int Usual = 40, AtOnce = 20, Seed = 1000;
    private const double Each = 0.01;

    private static int Segments => int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var wanted) ? wanted : Usual;

    [Fact]
    public async Task Segments_on_faulty_storage_lose_and_double_nothing_and_show_no_false_conflict()
    {
        var faults = new StorageFaults(Seed, Each);
        var (heard, saved, twins) = (new Heard(), 0, 0);
        for (var played = 0; played < Segments; played += AtOnce)
        {
            await using var stage = await FaultStage.SetAsync(faults, Math.Min(AtOnce, Segments - played));
            faults.AreOn = true;
            List<FaultySegment> segments = [.. stage.Company.Crowd.Select(team => new FaultySegment(stage, team, heard))];
            await Task.WhenAll(segments.Select(segment => Task.Run(segment.PlayAsync)));
            await stage.TurnToAsync(new TimeOnly(11, 10, 15));
            foreach (var segment in segments)
                await FaultStage.UntilAsync("the summary", () => stage.Cards(segment.Team)[^1].Card!.ToJsonString().Contains("Closed", StringComparison.Ordinal));
            faults.AreOn = false;

            saved += segments.Sum(segment => segment.Saved.Count);
            twins += await CompareAsync(stage, segments);
            Assert.Empty(stage.Violations);
            output.WriteLine($"{played + segments.Count} segments; {heard}; {faults}");
        }

        output.WriteLine($"{Segments} segments, {saved} answers saved and found once; {heard}; {twins} counted twins of cards; storage: {faults}");
        Assert.Equal(0, heard.Untrue);
        Assert.Superset(Enum.GetValues<StorageFault>().ToHashSet(), faults.Met.Keys.ToHashSet());
    }

    /// <returns>How many rooms' cards stand twice, counted, because nobody knew whether the first had arrived.</returns>
    private static async Task<int> CompareAsync(FaultStage stage, IReadOnlyList<FaultySegment> segments)
    {
        var twins = 0;
        foreach (var segment in segments)
        {
            var stored = await stage.ReadAsync(segment.Team);
            Assert.Single(stored.Opened);
            Assert.Single(stored.Closed);
            var promised = segment.Saved.ToDictionary(wish => (wish.KeyResult, wish.Value), _ => 1);
            Assert.Equal(promised.OrderBy(p => p.Key), stored.Numbers.OrderBy(n => n.Key));
            // Sent again is not always arrived twice: storage may have failed between the word that it goes out and its going out.
            Assert.InRange(stage.Cards(segment.Team).Count, 1, 1 + stored.Room!.Resent);
            twins += stage.Cards(segment.Team).Count - 1;
        }

        return twins;
    }
}
