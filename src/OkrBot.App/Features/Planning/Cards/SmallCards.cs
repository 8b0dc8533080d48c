using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Planning.Cards;

/// <param name="Objective">Title; user text, as the other.</param>
internal sealed record SavedView(PlanKey Key, string Objective, string KeyResult, bool OnCard)
{
    /// <summary>So many key results the objective has now.</summary>
    public int Written { get; init; }
    public bool MayAdd { get; init; }
    public bool IsDraft { get; init; }

    /// <summary>Nobody has said yet who else cares.</summary>
    public bool AsksWhoCares { get; init; }
}

/// <summary>A key result is stored: another, or done.</summary>
internal static class SavedCard
{
    public static AdaptiveCard Render(SavedView view, Words words)
    {
        var buttons = new PlanButtons(view.Key, words);
        var card = new AdaptiveCard(words.Text("spoken.saved", ("keyResult", UserText.Line(view.KeyResult))), words.Language,
        [
            Layout.Title(words[view.IsDraft ? "saved.draft" : "saved"]),
            Rich.Line(Rich.Bold(UserText.Line(view.KeyResult))) with { Spacing = Spacing.Small },
            Rich.Line(Rich.Subtle(words.Plural("saved.count", view.Written, ("objective", UserText.Line(view.Objective))))) with { Spacing = Spacing.Small },
        ]);
        ImmutableArray<CardAction> another = view.MayAdd ? [buttons.Another(view.Key.Objective!.Value, view.OnCard)] : [];
        ImmutableArray<CardAction> cares = view.AsksWhoCares ? [buttons.WhoCares(view.OnCard)] : [];
        return view.OnCard ? card.WithRows([.. another, buttons.Done, .. cares]) : card.WithButtons([.. another, buttons.CloseDialog, .. cares]);
    }
}

/// <param name="Draft">Title of the one that is to begin; user text, as the others.</param>
internal sealed record SwapView(PlanKey Key, string Team, string Draft, ImmutableArray<(ObjectiveId Id, string Title)> Active)
{
    public string? Chosen { get; init; }
    public string? Why { get; init; }
    public string? Problem { get; init; }
}

/// <summary>The team works on three objectives already: asks which one gives way.</summary>
internal static class SwapCard
{
    public const string GivesField = "gives";
    public const string WhyField = "givesWhy";

    public static AdaptiveCard Render(SwapView view, Words words)
    {
        var buttons = new PlanButtons(view.Key, words);
        return new AdaptiveCard(words.Text("spoken.swap", ("team", UserText.Line(view.Team))), words.Language,
        [
            Layout.Title(words.Text("swap.title", ("team", MarkdownText.Escape(view.Team)))),
            Rich.Line(Rich.Plain(words.Text("swap.text", ("title", UserText.Line(view.Draft))))) with { Spacing = Spacing.Small },
            .. PlanWords.Told(done: null, view.Problem),
            FormParts.Choose(GivesField, "swap.which", view.Chosen, view.Active.Select(o => (o.Id.Value, UserText.Line(o.Title))), words) with { Expanded = true },
            FormParts.Line(WhyField, "swap.why", view.Why, KeyResultDecisions.LongestReason, words),
            Layout.Buttons(buttons.Swap with { IsPrimary = true }, buttons.KeepDraft),
        ]);
    }
}

/// <param name="Title">Of what is dropped; user text.</param>
internal sealed record DropView(PlanKey Key, string Title, bool OnCard)
{
    public bool IsKeyResult { get; init; }

    /// <summary>Nobody works on it yet: it goes without a reason.</summary>
    public bool IsDraft { get; init; }
    public string? Reason { get; init; }
    public string? Problem { get; init; }
}

/// <summary>Asks once more before something is dropped; of what the team works on it asks why.</summary>
internal static class DropCard
{
    public const string ReasonField = "dropReason";

    public static AdaptiveCard Render(DropView view, Words words)
    {
        var buttons = new PlanButtons(view.Key, words);
        var title = words[view.IsDraft ? "drop.title" : "stop.title"];
        var card = new AdaptiveCard($"{title} {UserText.Line(view.Title)}", words.Language,
        [
            Layout.Title(title),
            Rich.Line(Rich.Bold(UserText.Line(view.Title))) with { Spacing = Spacing.Small },
            .. PlanWords.Told(done: null, view.Problem),
            new TextBlock(words[view.IsDraft ? "drop.text" : view.IsKeyResult ? "stop.keyResult" : "stop.objective"]) { Spacing = Spacing.Small },
            .. view.IsDraft ? Array.Empty<CardElement>() : [FormParts.Line(ReasonField, "stop.reason", view.Reason, KeyResultDecisions.LongestReason, words)],
        ]);
        return card.WithButtons(view.OnCard, [buttons.Send(view.IsDraft ? "button.drop" : "button.stop", Verbs.DropNow, view.OnCard)], buttons.BackToKeyResult);
    }
}
