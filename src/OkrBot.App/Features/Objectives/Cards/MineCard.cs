using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Objectives.Views;

namespace OkrBot.App.Features.Objectives.Cards;

/// <summary>A person's own key results, of all their teams together. Only that person sees it.</summary>
internal static class MineCard
{
    private const int MostButtons = 6;
    private const int MostLines = 6;
    private const int MostNext = 3;
    private const int MostTeams = 3;

    public static AdaptiveCard Render(MineView view, Words words)
    {
        var buttons = new OkrButtons(words);
        ImmutableArray<CardAction> below = Below(view, buttons);
        var shown = Math.Min(MostLines, MostButtons - below.Length);
        return new AdaptiveCard(Spoken(view, words), words.Language,
        [
            Layout.Title(words["mine.title"]),
            Layout.Small(words["mine.below"]) with { Spacing = Spacing.None },
            .. view.Lines.Take(shown).SelectMany((line, at) => Lines(view, at, buttons, words)),
            .. view.Lines.Length > shown ? [Rich.Line(Rich.Subtle(StatusWords.More(view.Lines.Length - shown, words))) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            .. Next(view, words),
            .. below.IsEmpty ? Array.Empty<CardElement>() : [Layout.Buttons([.. below])],
        ]);
    }

    /// <summary>Nothing is this person's: what that means, and the next step.</summary>
    public static AdaptiveCard RenderNone(MineView view, Words words)
    {
        var buttons = new OkrButtons(words);
        var key = view.Teams.IsEmpty ? "none.noTeam" : "none.noneOwned";
        return new AdaptiveCard($"{words["none.title"]}. {words[key]}", words.Language,
        [
            Layout.Title(words["none.title"]),
            new TextBlock(words[key]) { Spacing = Spacing.Small },
            .. Next(view, words),
            .. view.Teams.IsEmpty ? Array.Empty<CardElement>() : [Layout.Buttons([.. view.Teams.Take(1).Select(team => (CardAction)buttons.Team(team))])],
        ]);
    }

    /// <summary>Where others read along, everyone asks for their own by a button.</summary>
    public static AdaptiveCard RenderInGroup(Words words) => new(words["group.text"], words.Language,
    [
        Layout.Title(words["mine.title"]),
        new TextBlock(words["group.text"]) { Spacing = Spacing.Small },
        Layout.Buttons(new OkrButtons(words).Mine),
    ]);

    /// <summary>One's own objectives have a part of their own, below what teams share.</summary>
    private static IEnumerable<CardElement> Lines(MineView view, int at, OkrButtons buttons, Words words)
    {
        var (line, part) = (view.Lines[at], Line(view.Lines[at], buttons, words));
        var beginsOwn = line.IsOwn && (at == 0 || !view.Lines[at - 1].IsOwn);
        if (beginsOwn) yield return Layout.Heading(words["level.own"]).AsPart();
        yield return at == 0 && !beginsOwn ? part.AsPart() : part with { Spacing = beginsOwn ? Spacing.Small : Spacing.Medium };
    }

    private static Container Line(MineLine line, OkrButtons buttons, Words words)
    {
        var answered = line.Answered is { } day ? words.Text("mine.answered", ("date", words.Date(day))) : words["mine.neverAnswered"];
        var place = new TextRun(line.IsOwn ? answered : $"{UserText.Line(line.Team, 40)} · {answered}") { Size = TextSize.Small, IsSubtle = true };
        return new Container(
        [
            KeyResultPart.TitleLine(line.Facts, words),
            Layout.Split(new Container([Rich.Line(Rich.Plain(KeyResultWords.State(Undated(line.Facts), words))), Rich.Line(place) with { Spacing = Spacing.None }]), new ActionSet([buttons.Show(line.Key, line.Facts)])) with { Spacing = Spacing.None },
        ]);
    }

    // The day of the last answer stands in the line below.
    private static KeyResultFacts Undated(KeyResultFacts facts) => facts with { LastAnswer = null };

    private static IEnumerable<CardElement> Next(MineView view, Words words)
    {
        var at = 0;
        foreach (var next in view.Next.Take(MostNext))
        {
            var line = Rich.Labelled(words["mine.next"], Rich.Plain($"{UserText.Line(next.Team, 40)} · {Clock.Day(next.At)}, {Clock.Time(next.At)}"));
            yield return at++ == 0 ? line.AsPart() : line with { Spacing = Spacing.Small };
        }
    }

    private static ImmutableArray<CardAction> Below(MineView view, OkrButtons buttons)
        => view.Answer is { } answer ? [buttons.Answer(answer)] : [];

    private static string Spoken(MineView view, Words words) => words.Plural("spoken.mine", view.Lines.Length,
        ("titles", StatusWords.Titles([.. view.Lines.Select(l => l.Facts.Title)], MostTeams, words)));
}
