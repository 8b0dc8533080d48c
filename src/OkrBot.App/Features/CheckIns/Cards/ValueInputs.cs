using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The fields of one key result's value and confidence, by its kind.</summary>
internal static class ValueInputs
{
    private const int LabelLength = 40;

    // All steps must stand on the form, so the more there are the shorter each is.
    private const int StepsLetters = 1800;
    private const int ShortestStep = 16;

    // Trailing zeros of a stored decimal are not what anybody typed.
    private const decimal Unscaled = 1.000000000000000000000000000m;

    public static IEnumerable<CardElement> Render(AnswerField field, Words words)
    {
        if (field.KeyResult.Measure is Measure.Milestones or Measure.Binary)
            return [Whole(field, words) with { Spacing = Spacing.Small }, Confidence(field, words)];
        if (field.TakesArrived) return [Confidence(field, words) with { Spacing = Spacing.Small }];
        return
        [
            new ColumnSet(
            [
                new Column("stretch", [Number(field, words)]) { VerticalAlign = VerticalAlign.Bottom },
                new Column("stretch", [Confidence(field, words)]) { VerticalAlign = VerticalAlign.Bottom },
            ])
            { Spacing = Spacing.Small },
        ];
    }

    private static CardInput Whole(AnswerField field, Words words) => field.KeyResult switch
    {
        { Measure: Measure.Milestones steps } => new ChoiceInput(InputIds.Steps(field.Name), words["input.steps"], Steps(steps))
        {
            IsMultiSelect = true,
            Expanded = true,
            Value = string.Join(',', field.DoneSteps),
        },
        var kr => new ToggleInput(InputIds.Done(field.Name), words["input.done"], Definition(kr.Measure, words), field.Finished ?? false),
    };

    private static ImmutableArray<Choice> Steps(Measure.Milestones measure)
    {
        var most = Math.Clamp(StepsLetters / Math.Max(1, measure.Steps.Length), ShortestStep, UserText.TitleLength);
        return [.. measure.Steps.Select(step => new Choice(UserText.Line(step.Title, most), step.Id))];
    }

    private static string Definition(Measure measure, Words words)
        => measure is Measure.Binary { DefinitionOfDone: { Length: > 0 } done } ? UserText.Line(done, UserText.SentenceLength) : words["value.done"];

    /// <summary>A number field cannot hold what is no number, so typed text that is none comes back in a text field.</summary>
    public static CardInput Number(AnswerField field, Words words)
    {
        var kr = field.KeyResult;
        var open = kr.Measure is Measure.Baseline;
        var label = words.Text(open ? "input.valueOpen" : "input.value", ("unit", UnitName(kr.Measure, words)));
        var error = words.Text("input.valueError", ("example", words.Number(Example(kr))));
        var isNumber = TryParse(field.Value, out var value);
        return isNumber || string.IsNullOrEmpty(field.Value)
            ? new NumberInput(InputIds.Value(field.Name), label) { Value = isNumber ? value / Unscaled : null, IsRequired = !open, ErrorMessage = error }
            : new TextInput(InputIds.Typed(field.Name), label) { Value = UserText.Field(field.Value, InputLimits.Number), MaxLength = InputLimits.Number, IsRequired = !open, ErrorMessage = error };
    }

    private static NumberInput Confidence(AnswerField field, Words words) => new(InputIds.Confidence(field.Name), words["input.confidence"])
    {
        Value = field.Confidence,
        Min = 0,
        Max = 10,
        IsRequired = true,
        ErrorMessage = words["input.confidenceError"],
    };

    /// <summary>Without thousands: "68,5" must not become 685.</summary>
    private static bool TryParse(string? typed, out decimal value)
        => decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static decimal Example(KeyResultFacts kr) => kr switch
    {
        { Value: Reading.Number last } => last.Value,
        { Measure: Measure.Metric metric } => metric.Start,
        { Measure: Measure.KeepAbove keep } => keep.Limit,
        { Measure: Measure.KeepBelow keep } => keep.Limit,
        { Measure: Measure.KeepWithin keep } => keep.Low,
        _ => 12.5m,
    };

    /// <summary>"Seconds" and "Per cent" where the sign alone would be a poor label, else the unit as the team wrote it.</summary>
    private static string UnitName(Measure measure, Words words)
    {
        var unit = UserText.Line(KeyResultWords.Unit(measure), LabelLength);
        return unit switch
        {
            "" => words["unit.none"],
            "%" => words["unit.percent"],
            "s" => words["unit.seconds"],
            { Length: > 2 } when unit.All(char.IsLower) => words.Culture.TextInfo.ToUpper(unit[0]) + unit[1..],
            _ => unit,
        };
    }
}
