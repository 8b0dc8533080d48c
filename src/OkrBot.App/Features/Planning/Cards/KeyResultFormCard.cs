using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.Domain;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning.Cards;

/// <param name="Objective">Its title; user text.</param>
internal sealed record KeyResultFormView(PlanKey Key, string Objective, KeyResultForm Form, bool OnCard)
{
    public ImmutableArray<(PersonId Person, string Name)> People { get; init; } = [];

    /// <summary>The last day on which it may be due, which it is when nothing is said.</summary>
    public DateOnly Last { get; init; }

    /// <inheritdoc cref="ObjectiveFormView.AsksWhy"/>
    public bool AsksWhy { get; init; }

    /// <summary>Weights stay as they were when work began.</summary>
    public bool AsksWeight { get; init; }
    public bool MayChangeKind { get; init; }
    public string? Problem { get; init; }
}

/// <summary>The second step of a key result: what its kind needs, and by when. A change begins here.</summary>
internal static class KeyResultFormCard
{
    private const int LongestNumber = 24;
    private const int LongestSteps = 1500;
    private const int LongestPlan = 1000;

    public static AdaptiveCard Render(KeyResultFormView view, Words words)
    {
        var (form, buttons) = (view.Form, new PlanButtons(view.Key, words));
        var kind = form.Kind ?? KeyResultKind.Number;
        var card = new AdaptiveCard(view.Problem ?? words.Text("spoken.keyResultForm", ("objective", UserText.Line(view.Objective))), words.Language,
        [
            Layout.Title(words[view.Key.KeyResult is null ? "keyResultForm.new" : "keyResultForm.change"]),
            Rich.Line(Rich.Subtle(UserText.Line(view.Objective))) with { Spacing = Spacing.None },
            .. PlanWords.Told(done: null, view.Problem),
            FormParts.Line(KeyResultForm.TitleField, "label.keyResult", form.Title, KeyResultWriting.LongestTitle, words),
            FormParts.Owner(view.People, form.Owner, words),
            Rich.Labelled(words["kr.measured"], Rich.Plain(words[KindFormCard.Title(kind)])) with { Spacing = Spacing.Medium },
            .. Measure(kind, form, words),
            new DateInput(KeyResultForm.DueField, words.Text("label.due", ("last", words.Date(view.Last))), Typed.Date(form.Due)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            .. form.AsksPlan ? [Plan(view, words)] : Array.Empty<CardElement>(),
            .. view.AsksWeight ? [Number(KeyResultForm.WeightField, "label.weight", form.Weight, words, isRequired: false)] : Array.Empty<CardElement>(),
            .. view.AsksWhy ? FormParts.Reason(form.Reason, ofKeyResult: true, words) : [],
        ]);
        CardAction save = buttons.Send("button.save", Verbs.SaveKeyResult, view.OnCard);
        return card.WithButtons(view.OnCard, view.MayChangeKind ? [save, buttons.Send("button.otherKind", Verbs.ChooseKind, view.OnCard, isPrimary: false)] : [save], buttons.BackToKeyResult);
    }

    private static IEnumerable<CardInput> Measure(KeyResultKind kind, KeyResultForm form, Words words)
    {
        if (kind == KeyResultKind.Number)
        {
            yield return Number(KeyResultForm.StartField, "label.start", form.Start, words);
            yield return Number(KeyResultForm.TargetField, "label.target", form.Target, words);
        }
        if (kind is KeyResultKind.Above or KeyResultKind.Within) yield return Number(KeyResultForm.LowField, "label.low", form.Low, words);
        if (kind is KeyResultKind.Below or KeyResultKind.Within) yield return Number(KeyResultForm.HighField, "label.high", form.High, words);
        if (kind is not (KeyResultKind.Steps or KeyResultKind.Done))
            yield return FormParts.Line(KeyResultForm.UnitField, "label.unit", form.Unit, MeasureChecks.LongestUnit, words) with { Placeholder = words["hint.unit"] };
        if (kind == KeyResultKind.Steps)
            yield return FormParts.Line(KeyResultForm.StepsField, "label.steps", form.Steps, LongestSteps, words) with { IsMultiline = true, Placeholder = words["hint.steps"] };
        if (kind == KeyResultKind.Done)
            yield return FormParts.Line(KeyResultForm.DefinitionField, "label.definition", form.Definition, MeasureChecks.LongestDefinition, words) with { IsMultiline = true };
    }

    private static TextInput Plan(KeyResultFormView view, Words words)
        => FormParts.Line(KeyResultForm.PlanField, view.Form.Kind == KeyResultKind.Steps ? "label.planSteps" : "label.plan", view.Form.Plan, LongestPlan, words, isRequired: false) with
        {
            IsMultiline = true,
            Placeholder = words.Text(view.Form.Kind == KeyResultKind.Steps ? "hint.planSteps" : "hint.plan", ("day", view.Last.ToString(words.Culture.DateTimeFormat.ShortDatePattern, words.Culture))),
        };

    // A field of text: a person types numbers as their language writes them.
    private static TextInput Number(string id, string label, string? value, Words words, bool isRequired = true)
        => FormParts.Line(id, label, value, LongestNumber, words, isRequired) with { ErrorMessage = isRequired ? words["error.number"] : null };
}
