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
    public static ImmutableArray<KeyResult> InForm(FormInput input, TeamCycle state)
        => [.. state.ActiveKeyResults.Where(k => input.Has(k, "confidence"))];

    public static (ImmutableArray<Answer> Answers, UnreadField? Problem) Read(FormInput input, ImmutableArray<KeyResult> fields, KeyResultId? onBehalf, CultureInfo culture)
    {
        var answers = ImmutableArray.CreateBuilder<Answer>(fields.Length);
        foreach (var keyResult in fields)
        {
            if (Typed.Whole(input.Text(keyResult, "confidence")) is not { } confidence)
                return ([], Unread(input, keyResult, "problem.confidence", "confidence"));
            if (ReadingOf(input, keyResult, culture) is not { } reading)
                return ([], UnreadValue(keyResult, Value(input, keyResult, culture).Text));
            answers.Add(new Answer(keyResult.Id, reading, confidence, Note(input, keyResult), Typed.Date(input.Text(keyResult, "quiet")), StepOf(input, keyResult), keyResult.Id == onBehalf));
        }
        return (answers.ToImmutable(), null);
    }

    /// <summary>What stands in a number's field, and the number if it is one.</summary>
    public static (string? Text, decimal? Number) Value(FormInput input, KeyResult keyResult, CultureInfo culture)
        => input.Text(keyResult, "typed") is { } typed
            ? (typed, Typed.Number(typed, culture))
            : (input.Text(keyResult, "value"), Typed.FromNumberField(input.Text(keyResult, "value"), culture));

    public static string? Note(FormInput input, KeyResult keyResult)
        => input.Text(keyResult, "note") is { } note && !string.IsNullOrWhiteSpace(note) ? note : null;

    /// <summary>The ticked steps in the order of the measure; ids that the measure does not have are kept, so that the rule can refuse them.</summary>
    public static ImmutableArray<string> Steps(FormInput input, KeyResult keyResult, Measure.Milestones milestones)
    {
        var ticked = (input.Text(keyResult, "steps") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var known = milestones.Steps.Select(s => s.Id).Where(ticked.Contains);
        return [.. known, .. ticked.Where(t => milestones.Steps.All(s => s.Id != t)).Distinct(StringComparer.Ordinal)];
    }

    private static Reading? ReadingOf(FormInput input, KeyResult keyResult, CultureInfo culture) => keyResult.Measure switch
    {
        Measure.Milestones m => new Reading.Steps(Steps(input, keyResult, m)),
        Measure.Binary => new Reading.Finished(IsTicked(input, keyResult)),
        Measure.Baseline => BaselineOf(input, keyResult, culture),
        _ => Value(input, keyResult, culture).Number is { } value ? new Reading.Number(value) : null,
    };

    // An empty field says that the number is not known yet.
    private static Reading? BaselineOf(FormInput input, KeyResult keyResult, CultureInfo culture)
    {
        var (text, number) = Value(input, keyResult, culture);
        if (string.IsNullOrWhiteSpace(text)) return new Reading.Finished(Done: false);
        return number is { } value ? new Reading.Number(value) : null;
    }

    private static bool IsTicked(FormInput input, KeyResult keyResult)
        => input.Text(keyResult, "done") is { } done && (done == "true" || done == "1");

    // A half-written step goes on as it is, so that the rule says what is missing; only one with nothing in it is none.
    private static Domain.CheckIns.NextStep? StepOf(FormInput input, KeyResult keyResult)
    {
        var (condition, then, by) = (input.Text(keyResult, "if") ?? "", input.Text(keyResult, "then") ?? "", input.Text(keyResult, "by") ?? "");
        return string.IsNullOrWhiteSpace(condition + then + by) ? null : new Domain.CheckIns.NextStep(condition, then, Typed.Date(by) ?? DateOnly.MinValue);
    }

    private static UnreadField UnreadValue(KeyResult keyResult, string? typed)
        => string.IsNullOrWhiteSpace(typed) ? new(keyResult, "problem.noNumber", "") : new(keyResult, "problem.number", typed);

    private static UnreadField Unread(FormInput input, KeyResult keyResult, string problem, string field)
        => new(keyResult, problem, input.Text(keyResult, field) ?? "");
}
