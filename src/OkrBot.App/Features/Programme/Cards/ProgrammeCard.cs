using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Programme.Views;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme.Cards;

/// <summary>The weeks that teams work in, the teams in figures, the holidays, and what other slices add.</summary>
internal static class ProgrammeCard
{
    private const int MostButtons = 6;
    private const int MostHolidays = 3;

    public static AdaptiveCard Render(ProgrammeView view, ProgrammeButtons buttons, Words words) => new(words["spoken.programme"], words.Language,
    [
        Layout.Title(words["title"]),
        .. ProgrammeWords.Told(view.Done, []),
        .. view.Cycles.IsEmpty ? [new TextBlock(words["cycles.none"]) { Spacing = Spacing.Medium }] : view.Cycles.SelectMany(line => Part(line, view, words)),
        .. MissingNext(view, words),
        Rich.Labelled(words["holidays.label"], Rich.Plain(Holidays(view, words))).AsPart(),
        .. view.Parts.SelectMany(part => part.Lines),
        .. Layout.ButtonRows(Shown(view, buttons)),
    ]);

    /// <summary>Only the buttons for which the first card has no room.</summary>
    public static AdaptiveCard RenderMore(ProgrammeView view, ProgrammeButtons buttons, Words words) => new(words["spoken.programme"], words.Language,
    [
        Layout.Title(words["title"]),
        .. Layout.ButtonRows([.. All(view, buttons).Skip(MostButtons - 1).Take(MostButtons - 1), buttons.Back]),
    ]);

    private static ImmutableArray<CardAction> Shown(ProgrammeView view, ProgrammeButtons buttons)
        => All(view, buttons) is { Length: > MostButtons } many ? [.. many.Take(MostButtons - 1), buttons.More] : All(view, buttons);

    private static ImmutableArray<CardAction> All(ProgrammeView view, ProgrammeButtons buttons) =>
    [
        buttons.OpenCycle with { IsPrimary = view.Cycles.All(line => line.State != CycleState.Next) },
        buttons.Holidays,
        .. view.Parts.SelectMany(part => part.Actions),
        .. view.Here ? Array.Empty<CardAction>() : [buttons.WriteHere],
    ];

    private static IEnumerable<CardElement> Part(CycleLine line, ProgrammeView view, Words words)
    {
        var state = new TextBlock(ProgrammeWords.State(line, view.Today, words)) { Size = TextSize.Small, IsSubtle = true, Align = Align.Right };
        yield return Layout.Split(Rich.Line(Rich.Bold(ProgrammeWords.Name(line.Cycle, words))), state).AsPart();
        yield return Layout.Small(ProgrammeWords.Days(line.Cycle, words)) with { Spacing = Spacing.None };
        yield return new TextBlock(ProgrammeWords.Teams(line, words)) { Size = TextSize.Small, Spacing = Spacing.Small };
    }

    /// <summary>Planning is open, and there is nothing to plan in.</summary>
    private static IEnumerable<CardElement> MissingNext(ProgrammeView view, Words words)
    {
        if (view.Cycles.Any(line => line.State == CycleState.Next)) yield break;
        if (view.Cycles.FirstOrDefault(line => line.State == CycleState.Running) is { } running && view.Today >= CyclePlan.PlanningOpens(running.Cycle))
            yield return Rich.Line(Rich.Plain("▲ " + words.Text("cycles.missing", ("end", words.DateAndYear(running.Cycle.End))))) with { Spacing = Spacing.Medium };
    }

    private static string Holidays(ProgrammeView view, Words words)
    {
        if (view.Holidays.IsEmpty) return words["holidays.none"];
        var first = string.Join(", ", view.Holidays.Take(MostHolidays).Select(h => ProgrammeWords.Holiday(h, words)));
        return view.Holidays.Length > MostHolidays ? first + " " + words.Plural("more", view.Holidays.Length - MostHolidays) : first;
    }
}
