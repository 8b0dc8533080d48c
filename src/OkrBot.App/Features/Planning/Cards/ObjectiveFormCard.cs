using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning.Cards;

/// <param name="Team">User text.</param>
/// <param name="OnCard">On the card instead of in a dialog.</param>
internal sealed record ObjectiveFormView(PlanKey Key, string Team, ObjectiveForm Form, bool OnCard)
{
    public bool IsNew { get; init; }

    /// <summary>As it is stored: then it is asked who may read it beside the team.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>The team works on it already, so a change is recorded with its reason.</summary>
    public bool AsksWhy { get; init; }

    /// <summary>Why it is shown again.</summary>
    public string? Problem { get; init; }
}

/// <summary>The form of an objective.</summary>
internal static class ObjectiveFormCard
{
    public static AdaptiveCard Render(ObjectiveFormView view, Words words)
    {
        var (form, buttons) = (view.Form, new PlanButtons(view.Key, words));
        var title = words[view.IsNew ? "objectiveForm.new" : "objectiveForm.change"];
        var card = new AdaptiveCard(view.Problem ?? words.Text("spoken.objectiveForm", ("team", UserText.Line(view.Team))), words.Language,
        [
            Layout.Title(title),
            .. PlanWords.Told(done: null, view.Problem),
            .. view.IsNew ? [Layout.Small(words["objectiveForm.hint"]) with { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
            FormParts.Line(ObjectiveForm.TitleField, "label.objective", form.Title, ObjectiveWriting.LongestTitle, words) with { Placeholder = words["hint.objective"] },
            FormParts.Line(ObjectiveForm.WhyField, "label.why", form.Why, ObjectiveWriting.LongestWhy, words),
            FormParts.Choose(ObjectiveForm.AmbitionField, "label.ambition", form.Ambition,
                [(ObjectiveForm.HighName, words["ambition.high"]), (ObjectiveForm.PromisedName, words["ambition.promised"])], words) with { Expanded = true },
            new ToggleInput(ObjectiveForm.RestrictedField, words["label.restricted"], words["label.restrictedTitle"], form.Restricted),
            .. view.AsksWhy ? FormParts.Reason(form.Reason, ofKeyResult: false, words) : [],
        ]);
        return card.WithButtons(view.OnCard,
        [
            buttons.Send(view.IsNew ? "button.saveNext" : "button.save", Verbs.SaveObjective, view.OnCard),
            .. view.IsNew || view.AsksWhy ? Array.Empty<CardAction>() : [buttons.Send("button.drop", Verbs.Drop, view.OnCard, isPrimary: false)],
            .. view.IsNew ? Array.Empty<CardAction>() : [buttons.WhoCares(view.OnCard)],
            .. view.IsRestricted ? [buttons.WhoFollows(view.OnCard)] : Array.Empty<CardAction>(),
        ], buttons.BackToObjective);
    }
}
