using System.Collections.Immutable;
using OkrBot.Domain.Objectives;

namespace OkrBot.Rehearsal.Company;

/// <summary>Answers week after week, from week 1.</summary>
internal static class SampleSeries
{
    internal static ImmutableArray<SampleAnswer> Weekly(params ReadOnlySpan<(decimal Value, int Confidence)> answers)
    {
        var series = ImmutableArray.CreateBuilder<SampleAnswer>(answers.Length);
        foreach (var (value, confidence) in answers) series.Add(new(series.Count + 1, new Reading.Number(value), confidence));
        return series.ToImmutable();
    }
}
