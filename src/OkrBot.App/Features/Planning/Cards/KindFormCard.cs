using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.Domain;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning.Cards;

/// <param name="Objective">Its title; user text.</param>
internal sealed record KindFormView(PlanKey Key, string Objective, KeyResultForm Form, bool OnCard)
{
    public ImmutableArray<(PersonId Person, string Name)> People { get; init; } = [];
    public string? Done { get; init; }
    public string? Problem { get; init; }
}

/// <summary>The first step of a key result: what it is called, how it is measured, whose it is.</summary>
internal static class KindFormCard
{
    public static AdaptiveCard Render(KindFormView view, Words words)
    {
        var (form, buttons) = (view.Form, new PlanButtons(view.Key, words));
        var card = new AdaptiveCard(view.Problem ?? words.Text("spoken.keyResultForm", ("objective", UserText.Line(view.Objective))), words.Language,
        [
            Layout.Title(words[view.Key.KeyResult is null ? "keyResultForm.new" : "keyResultForm.change"]),
            Rich.Line(Rich.Subtle(UserText.Line(view.Objective))) with { Spacing = Spacing.None },
            .. PlanWords.Told(view.Done, view.Problem),
            FormParts.Line(KeyResultForm.TitleField, "label.keyResult", form.Title, KeyResultWriting.LongestTitle, words) with { Placeholder = words["hint.keyResult"] },
            FormParts.Choose(KeyResultForm.KindField, "label.kind", form.Kind is { } kind ? Kinds.Name(kind) : null, Kinds.All.Select(k => (k.Name, words[Title(k.Kind)])), words) with { Expanded = true },
            FormParts.Owner(view.People, form.Owner, words),
        ]);
        return card.WithButtons(view.OnCard, [buttons.Send("button.next", Verbs.MeasureKeyResult, view.OnCard)], buttons.BackToKeyResult);
    }

    /// <summary>Key of the words that name a kind.</summary>
    public static string Title(KeyResultKind kind) => kind switch
    {
        KeyResultKind.Number => "kind.number",
        KeyResultKind.Above => "kind.above",
        KeyResultKind.Below => "kind.below",
        KeyResultKind.Within => "kind.within",
        KeyResultKind.Steps => "kind.steps",
        KeyResultKind.Done => "kind.done",
        _ => "kind.find",
    };
}
