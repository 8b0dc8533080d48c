using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Reminders.Cards;

/// <summary>The one personal card of a day: what is open in all teams, one tap to answer it, and how to be left alone.</summary>
public static class ReminderCard
{
    private const int MostLines = 6;
    private const int MostTitles = 3;
    private const int MostTeams = 3;

    public static AdaptiveCard Render(ReminderView view, Words words)
    {
        var buttons = new ReminderButtons(view, words);
        return new AdaptiveCard(Spoken(view, words), words.Language,
        [
            Layout.Title(words.Plural("open", view.Lines.Length)),
            Layout.Small(Closed(view, words)) with { Spacing = Spacing.None },
            .. view.Lines.Take(MostLines).Select((line, at) => Line(line, view, words, isFirst: at == 0)),
            .. view.Lines.Length > MostLines ? [Layout.Small(StatusWords.More(view.Lines.Length - MostLines, words))] : Array.Empty<CardElement>(),
            Layout.Buttons([.. buttons.Answering]),
            Layout.Buttons(buttons.AnswerHere) with { Spacing = Spacing.Small },
            Layout.Buttons(buttons.Tomorrow, buttons.Pause).AsPart(),
            Layout.Buttons(buttons.Stop) with { Spacing = Spacing.Small },
            Layout.Small(words.Plural("why", view.Lines.Length)),
        ]);
    }

    private static Container Line(ReminderLine line, ReminderView view, Words words, bool isFirst)
    {
        var part = KeyResultPart.Render(view.Teams.Length == 1 ? line.KeyResult : line.KeyResult with { Team = line.Team }, words, button: null);
        return isFirst ? part.AsPart() : part;
    }

    /// <summary>"Checkout and Payouts closed their check-ins today".</summary>
    private static string Closed(ReminderView view, Words words)
    {
        if (view.Weekly.IsEmpty) return Closed(view, view.Met, words);
        var weekly = words.Text("week", ("teams", Names(view.Weekly, words)));
        return view.Met.IsEmpty ? weekly : $"{Closed(view, view.Met, words)} · {weekly}";
    }

    private static string Names(ImmutableArray<string> teams, Words words)
        => teams.Length <= MostTeams ? StatusWords.And([.. teams.Select(team => MarkdownText.Escape(team))], words) : MarkdownText.Escape(StatusWords.Titles(teams, MostTeams, words));

    private static string Closed(ReminderView view, ImmutableArray<string> teams, Words words)
    {
        var names = Names(teams, words);
        if (view.ClosedOn is not { } day) return words.Plural("closed.lately", teams.Length, ("teams", names));
        return day == view.Today
            ? words.Plural("closed.today", teams.Length, ("teams", names))
            : words.Plural("closed.before", teams.Length, ("teams", names), ("date", words.Date(day)));
    }

    private static string Spoken(ReminderView view, Words words) => words.Plural(
        "spoken.open", view.Lines.Length, ("titles", StatusWords.Titles([.. view.Lines.Select(line => line.KeyResult.Title)], MostTitles, words)));
}
