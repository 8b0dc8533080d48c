using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Liaisons.Cards;

/// <param name="Shown">Leads to the key result.</param>
/// <param name="Team">The reader's; user text, as the names of those that need it.</param>
internal sealed record StuckView(LiaisonKey Key, OkrKey Shown, string Team, KeyResultFacts KeyResult, Trouble Trouble, ImmutableArray<string> NeededBy);

/// <summary>What others need is stuck: the message to whoever unsticks it.</summary>
internal static class StuckCard
{
    public static AdaptiveCard Render(StuckView view, Words words)
    {
        var teams = LiaisonFormCard.TeamNames(view.NeededBy, words);
        var title = words[view.Trouble == Trouble.OffTrack ? "stuck.offTrack" : "stuck.stalled"];
        return new AdaptiveCard($"{title}: {KeyResultWords.Title(view.KeyResult)}", words.Language,
        [
            Layout.Title(title),
            KeyResultPart.Render(view.KeyResult, words, button: null) with { Spacing = Spacing.Medium },
            Rich.Line(Rich.Plain(words.Plural("stuck.needs", view.NeededBy.Length, ("teams", teams)))) with { Spacing = Spacing.Medium },
            Layout.Buttons(
                new Execute(words["button.open"], Verbs.ShowKeyResult, view.Shown.ToData()) { IsPrimary = true },
                new Execute(words["button.handOver"], Verbs.OpenLiaison, view.Key.ToData())),
            Layout.Small(words.Text("stuck.why", ("team", MarkdownText.Escape(view.Team, 40)))),
        ]);
    }
}

/// <param name="Team">The reader's; user text, as all names.</param>
/// <param name="Title">Of what others need.</param>
/// <param name="By">First name; empty where the team does not list them.</param>
internal sealed record NamedView(LiaisonKey Key, string Team, string Title, string By, ImmutableArray<string> NeededBy);

/// <summary>Tells somebody that they are the one from now on. They were not asked, so the way to hand it on is right here.</summary>
internal static class NamedCard
{
    public static AdaptiveCard Render(NamedView view, Words words)
    {
        var teams = LiaisonFormCard.TeamNames(view.NeededBy, words);
        return new AdaptiveCard($"{words["named.title"]}: {UserText.Line(view.Title)}", words.Language,
        [
            Layout.Title(words["named.title"]),
            Rich.Line(Rich.Bold(UserText.Line(view.Title))) with { Spacing = Spacing.Small },
            Rich.Line(Rich.Plain(words.Plural("named.text", view.NeededBy.Length, ("teams", teams)))) with { Spacing = Spacing.Small },
            Layout.Buttons(
                new Execute(words["button.open"], view.Key.KeyResult is null ? Verbs.PlanObjective : Verbs.PlanKeyResult, view.Key.ToData()) { IsPrimary = true },
                new Execute(words["button.handOver"], Verbs.OpenLiaison, view.Key.ToData())),
            Layout.Small(UserText.Line(view.By, 40) is { Length: > 0 } by
                ? words.Text("named.why", ("team", MarkdownText.Escape(view.Team, 40)), ("name", MarkdownText.Escape(by, 40)))
                : words.Text("named.whyTeam", ("team", MarkdownText.Escape(view.Team, 40)))),
        ]);
    }
}
