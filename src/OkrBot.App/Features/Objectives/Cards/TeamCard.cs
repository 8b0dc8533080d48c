using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Objectives.Views;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Objectives.Cards;

/// <summary>A team's objectives with their key results. What does not fit is left out from the least needed on: the picture first, then sentences.</summary>
internal static class TeamCard
{
    private const int MostConcerns = 3;
    private const int MostBlockers = 3;
    private const int MostLinks = 3;

    public static AdaptiveCard Render(TeamView view, Words words)
    {
        if (view.Sight == Sight.Nothing) return CountsOnly(view, words);
        var fullest = Card(view, words, withChart: true, brief: false);
        if (Fits(fullest)) return fullest;
        var plain = Card(view, words, withChart: false, brief: false);
        return Fits(plain) ? plain : Card(view, words, withChart: false, brief: true);
    }

    private static bool Fits(AdaptiveCard card) => CardJson.Weigh(card) < CardJson.MostBytes;

    /// <summary>For a chat in which people from outside read along.</summary>
    private static AdaptiveCard CountsOnly(TeamView view, Words words) => new(Spoken(view, words), words.Language,
    [
        .. Head(view, words),
        new TextBlock(words["team.outsiders"]) { Spacing = Spacing.Medium },
        Layout.Buttons(new OkrButtons(words).Team(view.Key) with { Title = words["button.showToMe"], IsPrimary = true }),
    ]);

    private static AdaptiveCard Card(TeamView view, Words words, bool withChart, bool brief) => new(Spoken(view, words), words.Language,
    [
        .. Head(view, words),
        .. view.Objectives.IsEmpty ? [new TextBlock(words["team.none"]) { Spacing = Spacing.Medium }] : view.Objectives.SelectMany(o => Objective(o, brief, words)),
        .. withChart && ProgressChart.Of(view, words) is { } chart ? [Layout.Heading(words["chart.progress"]).AsPart(), chart] : Array.Empty<CardElement>(),
        .. view.Blockers.Take(MostBlockers).Select((blocker, at) => BlockedPart.Line(blocker, words) is var line && at == 0 ? line.AsPart() : line with { Spacing = Spacing.Small }),
        .. view.Concerns.Take(MostConcerns).Select((concern, at) => Concern(concern, words) is var line && at == 0 ? line.AsPart() : line with { Spacing = Spacing.Small }),
        .. Choosing(view, brief, words),
    ]);

    private static RichTextBlock Concern((string Team, string Title) concern, Words words)
        => Rich.Line(Rich.Plain(words.Text("team.matters", ("team", UserText.Line(concern.Team, 40)), ("title", UserText.Line(concern.Title)))));

    private static IEnumerable<CardElement> Head(TeamView view, Words words)
    {
        yield return Layout.Title(MarkdownText.Escape(view.Team));
        yield return Layout.Small(words.Text("team.below", ("week", words.Number(view.Week)), ("weeks", words.Number(view.Weeks)))) with { Spacing = Spacing.None };
        if (StatusWords.Counts(view.Counts, words) is { Length: > 0 } counts) yield return Rich.Line(Rich.Plain(counts)) with { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> Objective(ObjectiveView objective, bool brief, Words words)
    {
        if (objective.Title is null)
        {
            yield return Rich.Line(Rich.Bold(words["team.restricted"])).AsPart();
            yield break;
        }
        var title = new TextBlock(MarkdownText.Escape(objective.Title)) { Weight = TextWeight.Bolder, Heading = true };
        yield return objective.Progress is { } progress
            ? Layout.Split(title, Layout.Small(words.Text("team.progress", ("percent", words.Percent(progress)))) with { Align = Align.Right }).AsPart()
            : title.AsPart();
        if (objective.Why is { Length: > 0 } why && !brief) yield return Rich.Line(Rich.Subtle(UserText.Line(why, UserText.SentenceLength))) with { Spacing = Spacing.None };
        foreach (var line in objective.KeyResults) yield return KeyResult(line.Facts, brief, words) with { Spacing = Spacing.Small };
        if (brief) yield break;
        foreach (var line in LinkPart.Lines(objective.Links, MostLinks, words)) yield return line;
    }

    private static RichTextBlock KeyResult(KeyResultFacts kr, bool brief, Words words)
    {
        var mark = StatusWords.Mark(kr.Status.Status, words);
        // Never a person beside a missing answer.
        var owner = kr.Status.Status == Status.NoUpdate || kr.Owner.Length == 0 ? "" : " · " + UserText.Line(kr.Owner, 30);
        return Rich.Line(
            Rich.Plain($"{mark.Mark} "), Rich.Bold(KeyResultWords.Title(kr)),
            Rich.Plain($" {mark.Words.Replace(' ', '\u00A0')}"),
            Rich.Subtle(brief ? owner : $"\n{KeyResultWords.State(kr, words)}{owner}"));
    }

    private static IEnumerable<CardElement> Choosing(TeamView view, bool brief, Words words)
    {
        var buttons = new OkrButtons(words);
        ImmutableArray<KeyResultFacts> all = [.. view.Objectives.SelectMany(o => o.KeyResults).Select(l => l.Facts)];
        var page = view.Page is { } url ? new OpenUrl(words["button.teamPage"], url) : null;
        ImmutableArray<CardAction> actions =
        [
            .. all.IsEmpty ? Array.Empty<CardAction>() : [buttons.ShowChosen(view.Key with { From = OkrButtons.FromTeam }) with { IsPrimary = true }],
            .. view.ForChat && view.HidesSomething ? [buttons.Team(view.Key) with { Title = words["button.showToMe"] }] : Array.Empty<CardAction>(),
            .. page is null ? Array.Empty<CardAction>() : [page],
            .. view.Company is { } company ? [buttons.Team(company.Key, company.Name)] : Array.Empty<CardAction>(),
        ];
        if (!all.IsEmpty)
            yield return new ChoiceInput(OkrButtons.ChosenField, words["team.choose"], [.. all.Select(kr => new Choice(UserText.Line(kr.Title, brief ? 40 : UserText.TitleLength), kr.Id.Value))])
            {
                Value = all[0].Id.Value, Spacing = Spacing.Large, Separator = true,
            };
        foreach (var row in Layout.ButtonRows(actions)) yield return row;
    }

    private static string Spoken(TeamView view, Words words)
    {
        var counts = StatusWords.Counts(view.Counts, words);
        return words.Text("spoken.team", ("team", UserText.Line(view.Team)), ("week", words.Number(view.Week)), ("weeks", words.Number(view.Weeks)), ("counts", counts.Length == 0 ? words["team.none"] : counts));
    }
}
