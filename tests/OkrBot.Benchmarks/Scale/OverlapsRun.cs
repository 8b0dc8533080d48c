using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using OkrBot.Domain;
using OkrBot.Domain.Planning;
using Spectre.Console;

namespace OkrBot.Benchmarks.Scale;

/// <summary><c>overlaps</c>: 1,000 and 10,000 teams with three objectives of five key results each, their words drawn as people use them (few often,
/// most seldom): what one search for overlaps and groups takes, and what it holds beside the plans themselves after full collections every quarter second (which the time includes).</summary>
internal static class OverlapsRun
{
    private const int Objectives = 3;
    private const int KeyResults = 5;
    private const int Vocabulary = 30_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly int[] Sizes = [1_000, 10_000];
    private static readonly string[] Units = ["%", "days", "EUR", "points", "shops", "s"];

    public static int Run()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("teams", "titles", "search", "held at most", "overlaps", "groups");
        foreach (var size in Sizes)
        {
            var teams = Company(size);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var most = before;
            using var ended = new ManualResetEventSlim();
            var watch = new Thread(() =>
            {
                while (!ended.Wait(LookEvery)) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            });
            watch.Start();
            var start = Stopwatch.GetTimestamp();
            var overlaps = Overlaps.Find(teams, Markets.Default);
            var clusters = Clusters.Renew([], Ties.Of(overlaps, []), overlaps);
            var took = Stopwatch.GetElapsedTime(start);
            ended.Set();
            watch.Join();
            table.AddRow(Text(size), Text(size * Objectives * (KeyResults + 1)), Text(took.TotalSeconds) + " s", Text((most - before) / 1e6) + " MB", Text(overlaps.Length), Text(clusters.Length));
            GC.KeepAlive(teams);
        }
        AnsiConsole.Write(table);
        return 0;
    }

    private static ImmutableArray<PlannedTeam> Company(int size)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, size).Select(at => new PlannedTeam(new($"team-{at:D5}"), at % 2 == 0 ? "en" : "de", [.. Lines(random)]))];
    }

    private static IEnumerable<PlannedLine> Lines(Random random)
    {
        for (var objective = 0; objective < Objectives; objective++)
        {
            yield return new PlannedLine(new($"o{objective}"), null, Title(random));
            for (var keyResult = 0; keyResult < KeyResults; keyResult++)
                yield return new PlannedLine(new($"o{objective}"), new KeyResultId($"k{objective}{keyResult}"), Title(random)) { Unit = Units[random.Next(Units.Length)] };
        }
    }

    private static string Title(Random random) => string.Join(' ', Enumerable.Range(0, 5).Select(_ => Word((int)Math.Pow(Vocabulary, random.NextDouble()))));

    private static string Word(int rank) => string.Create(CultureInfo.InvariantCulture, $"w{(char)('a' + (rank % 26))}{(char)('a' + (rank / 26 % 26))}{(char)('a' + (rank / 676 % 26))}{(char)('a' + (rank / 17576))}x");

    private static string Text(double number) => number.ToString("#,0.#", CultureInfo.InvariantCulture);
}
