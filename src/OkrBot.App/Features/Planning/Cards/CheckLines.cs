using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Planning.Cards;

/// <summary>Every check before work on a draft begins: in one line what is in order, and a line each for what is missing and for what is worth a thought,
/// with how to mend it.</summary>
internal static class CheckLines
{
    private const int LongestTitle = 40;
    private const int MostTitles = 2;

    public static IEnumerable<CardElement> Of(ImmutableArray<ActivationCheck> checks, Func<KeyResultId, string> title, Words words)
    {
        foreach (var check in checks.Where(check => check.Refusal is not null))
            yield return Line("▲ ", Blocked(check, title, words));
        foreach (var check in checks.Where(check => check.Refusal is null && check.IsRemark))
            yield return Line("○ ", check.Thing == CheckedThing.WhoCares ? words["check.whoCares"] : Titled(words["check.wording"], check.KeyResults, title));
        var fine = checks.Where(check => check is { Refusal: null, IsRemark: false }).Select(check => words["check.fine." + Name(check.Thing)]);
        yield return Line("✓ ", words.Text("check.fine", ("list", string.Join(", ", fine))));
    }

    private static RichTextBlock Line(string mark, string text) => Rich.Line(Rich.Plain(mark + text)) with { Spacing = Spacing.Small };

    private static string Blocked(ActivationCheck check, Func<KeyResultId, string> title, Words words) => check.Refusal switch
    {
        DueOutsideCycle { First: var first, Last: var last } when first > last => words["no.weeksOver"],
        DueOutsideCycle due => Titled(words.Text("check.dueDates", ("first", words.Date(due.First)), ("last", words.Date(due.Last))), check.KeyResults, title),
        TooManyKeyResults many => words.Text("no.keyResults", ("most", words.Number(many.Most))),
        _ => Titled(words["check." + Name(check.Thing)], check.KeyResults, title),
    };

    private static string Titled(string text, ImmutableArray<KeyResultId> keyResults, Func<KeyResultId, string> title)
    {
        string[] titles = [.. keyResults.Select(id => UserText.Line(title(id), LongestTitle)).Where(one => one.Length > 0)];
        if (titles.Length == 0) return text;
        return $"{text} ({string.Join(", ", titles.Take(MostTitles))}{(titles.Length > MostTitles ? ", …" : "")})";
    }

    private static string Name(CheckedThing thing) => thing switch
    {
        CheckedThing.KeyResults => "keyResults",
        CheckedThing.Owners => "owners",
        CheckedThing.Measures => "measures",
        CheckedThing.DueDates => "dueDates",
        CheckedThing.Liaisons => "contacts",
        CheckedThing.Room => "room",
        CheckedThing.WhoCares => "whoCares",
        _ => "wording",
    };
}
