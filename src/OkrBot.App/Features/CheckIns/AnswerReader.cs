using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns;

/// <summary>A field that could not be read, with what was typed in it.</summary>
internal sealed record UnreadField(KeyResult KeyResult, string ProblemKey, string Typed);

/// <summary>Reads the inputs of a form into answers. Everything is read again here: a client's own checks are no checks.</summary>
internal static class AnswerReader
{
    /// <summary>The key results of which the form carries any input, in the order people see.</summary>
    public static ImmutableArray<KeyResult> InForm(CardData data, TeamCycle state)
        => [.. state.ActiveKeyResults.Where(k => data.Has(Field(k, "confidence")))];

    public static (ImmutableArray<Answer> Answers, UnreadField? Problem) Read(CardData data, ImmutableArray<KeyResult> fields, KeyResultId? onBehalf, CultureInfo culture)
    {
        var answers = ImmutableArray.CreateBuilder<Answer>(fields.Length);
        foreach (var keyResult in fields)
        {
            if (Typed.Whole(data.Text(Field(keyResult, "confidence"))) is not { } confidence)
                return ([], Unread(data, keyResult, "problem.confidence", "confidence"));
            if (ReadingOf(data, keyResult, culture) is not { } reading)
                return ([], Unread(data, keyResult, "problem.number", "value"));
            answers.Add(new Answer(keyResult.Id, reading, confidence, Note(data, keyResult), Typed.Date(data.Text(Field(keyResult, "quiet"))), StepOf(data, keyResult), keyResult.Id == onBehalf));
        }
        return (answers.ToImmutable(), null);
    }

    public static string Field(KeyResult keyResult, string name) => $"{keyResult.Id.Value}_{name}";

    public static string? Note(CardData data, KeyResult keyResult)
        => data.Text(Field(keyResult, "note")) is { } note && !string.IsNullOrWhiteSpace(note) ? note : null;

    /// <summary>The ticked steps in the order of the measure; ids that the measure does not have are kept, so that the rule can refuse them.</summary>
    public static ImmutableArray<string> Steps(CardData data, KeyResult keyResult, Measure.Milestones milestones)
    {
        var ticked = (data.Text(Field(keyResult, "steps")) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var known = milestones.Steps.Select(s => s.Id).Where(ticked.Contains);
        return [.. known, .. ticked.Where(t => milestones.Steps.All(s => s.Id != t)).Distinct(StringComparer.Ordinal)];
    }

    private static Reading? ReadingOf(CardData data, KeyResult keyResult, CultureInfo culture) => keyResult.Measure switch
    {
        Measure.Milestones m => new Reading.Steps(Steps(data, keyResult, m)),
        Measure.Binary => new Reading.Finished(IsTicked(data, keyResult)),
        Measure.Baseline => BaselineOf(data, keyResult, culture),
        _ => Typed.Number(data.Text(Field(keyResult, "value")), culture) is { } value ? new Reading.Number(value) : null,
    };

    // An empty field says that the number is not known yet.
    private static Reading? BaselineOf(CardData data, KeyResult keyResult, CultureInfo culture)
    {
        var text = data.Text(Field(keyResult, "value"));
        if (string.IsNullOrWhiteSpace(text)) return new Reading.Finished(Done: false);
        return Typed.Number(text, culture) is { } value ? new Reading.Number(value) : null;
    }

    private static bool IsTicked(CardData data, KeyResult keyResult)
        => data.Text(Field(keyResult, "done")) is { } done && (done == "true" || done == "1");

    // A half-written step goes on as it is, so that the rule says what is missing; only one with nothing in it is none.
    private static Domain.CheckIns.NextStep? StepOf(CardData data, KeyResult keyResult)
    {
        var (condition, then, by) = (data.Text(Field(keyResult, "if")) ?? "", data.Text(Field(keyResult, "then")) ?? "", data.Text(Field(keyResult, "by")) ?? "");
        return string.IsNullOrWhiteSpace(condition + then + by) ? null : new Domain.CheckIns.NextStep(condition, then, Typed.Date(by) ?? DateOnly.MinValue);
    }

    private static UnreadField Unread(CardData data, KeyResult keyResult, string problem, string field)
        => new(keyResult, problem, data.Text(Field(keyResult, field)) ?? "");
}
