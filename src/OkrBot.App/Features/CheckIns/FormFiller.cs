using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Fills a form: with what was last said, or with what was just typed, so that a "no" loses nothing.</summary>
internal static class FormFiller
{
    private const int LongestKept = 2_000;

    /// <summary>As last said.</summary>
    public static AnswerField LastSaid(ViewScene scene, KeyResult keyResult, PersonId? reader)
    {
        var facts = FactsBuilder.Facts(scene, keyResult, reader);
        var step = scene.Team.Commitments.Values.FirstOrDefault(c => c.KeyResult == keyResult.Id && c.MadeIn == scene.Segment.Occurrence);
        // Nobody meets on what no meeting carries, so nothing is agreed there.
        var asksStep = !OwnWeeks.Apply(scene.Team.Team) && (step is not null || facts.Status.Status == Status.OffTrack);
        var hasRoom = step is not null || Commitments.HasRoom(scene.Team);
        return new AnswerField(
            facts, facts.Arrived is { } arrived ? Invariant(arrived.Value) : facts.Value is Reading.Number number ? Invariant(number.Value) : null, facts.Value is Reading.Steps steps ? steps.Done : [], facts.Value is Reading.Finished finished ? finished.Done : null,
            facts.Confidence ?? facts.StartConfidence, Note: null, AskNote: false, AskNextStep: asksStep && hasRoom)
        {
            TakesArrived = facts.Arrived is not null,
            QuietUntil = keyResult.QuietUntil,
            OpenSteps = asksStep && !hasRoom ? NextSteps.Open(scene.Team) : [],
            If = step?.If,
            Then = step?.Then,
            // A day that has passed would be refused.
            By = step?.By >= scene.Today ? step.By : null,
        };
    }

    /// <summary>As just typed. <paramref name="noteNeeded"/> names the one whose note is missing.</summary>
    public static AnswerField JustTyped(ViewScene scene, KeyResult keyResult, FormInput input, KeyResultId? noteNeeded, CultureInfo culture)
    {
        string? Input(string name) => Kept(input.Text(keyResult, name));
        var field = LastSaid(scene, keyResult, null);
        var value = AnswerReader.Value(input, keyResult, culture) switch { (_, { } typed) => Invariant(typed), var (text, _) => Kept(text) };
        return field with
        {
            Value = value,
            // What somebody typed is never out of sight.
            TakesArrived = field.TakesArrived && value == field.Value,
            DoneSteps = keyResult.Measure is Measure.Milestones m ? AnswerReader.Steps(input, keyResult, m) : [],
            Finished = keyResult.Measure is Measure.Binary ? Input("done") == "true" : field.Finished,
            Confidence = Typed.Whole(Input("confidence")) ?? field.Confidence,
            Note = Input("note"),
            AskNote = field.AskNote || keyResult.Id == noteNeeded || Input("note") is { Length: > 0 },
            If = Input("if"),
            Then = Input("then"),
            By = Typed.Date(Input("by")),
            QuietUntil = Typed.Date(Input("quiet")),
            AskNextStep = field.AskNextStep || input.Has(keyResult, "if"),
        };
    }

    // A number field's own form, whatever the reader's language.
    private static string Invariant(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    // A card that answers 10,000 typed characters with 10,000 characters would not be delivered.
    private static string? Kept(string? typed) => typed is { Length: > LongestKept } ? typed[..LongestKept] : typed;
}
