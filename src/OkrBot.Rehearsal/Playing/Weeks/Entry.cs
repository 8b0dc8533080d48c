using System.Globalization;
using OkrBot.Domain.Objectives;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What somebody types for one key result.</summary>
/// <param name="Value">A number; how many steps are done; or <c>true</c> and <c>false</c>.</param>
internal sealed record Entry(KeyResult KeyResult, string Value, int Confidence)
{
    private const int FirstConfidence = 7;

    /// <summary>By when the agreed next step is due; null = none is agreed.</summary>
    internal DateOnly? StepBy { get; init; }

    /// <summary>A little further than last time, or not; rarely back.</summary>
    internal static Entry After(KeyResult keyResult, Word? last, Random dice)
    {
        var confidence = Math.Clamp((last?.Confidence ?? FirstConfidence) + Moves[dice.Next(Moves.Length)], 1, 10);
        return new Entry(keyResult, keyResult.Measure switch
        {
            Measure.Milestones steps => Steps(steps, last, dice),
            Measure.Binary => last?.Value == True || dice.Next(12) == 0 ? True : False,
            Measure.Metric metric => Metric(metric, last, dice),
            Measure.KeepAbove keep => Tenth(keep.Limit + ((dice.Next(13) - 4) * 0.1m)),
            _ => "1",
        }, confidence);
    }

    internal const string True = "true";
    private const string False = "false";
    private static readonly int[] Moves = [0, 0, 0, 1, 1, -1, -1, -2, 2];

    private static string Steps(Measure.Milestones measure, Word? last, Random dice)
        => Math.Min(measure.Steps.Length, (last is null ? 0 : Number(last)) + (dice.Next(3) == 0 ? 1 : 0)).ToString("0", CultureInfo.InvariantCulture);

    private static string Metric(Measure.Metric metric, Word? last, Random dice)
        => Tenth((last is null ? metric.Start : Number(last)) + ((metric.Target - metric.Start) * (dice.Next(13) - 2) * 0.01m));

    private static decimal Number(Word word) => decimal.Parse(word.Value, CultureInfo.InvariantCulture);

    private static string Tenth(decimal value) => decimal.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
