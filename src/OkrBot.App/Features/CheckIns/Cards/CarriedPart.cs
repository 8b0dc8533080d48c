using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>What returns until it is settled: at most three lines.</summary>
internal static class CarriedPart
{
    private const int Most = 3;

    /// <param name="resolve">A button beside a blocker, or null where none is wanted.</param>
    public static IEnumerable<CardElement> Render(
        ImmutableArray<CarriedLine> lines, SegmentFrame frame, Words words, Func<CarriedLine.Blocked, CardAction?>? resolve = null)
    {
        var shown = lines.Take(Most).Select(line => Line(line, frame, words, resolve)).ToArray();
        for (var at = 0; at < shown.Length; at++)
            yield return at == 0 ? shown[at].AsPart() : shown[at] with { Spacing = Spacing.Small };
        if (lines.Length > Most) yield return Layout.Small(StatusWords.More(lines.Length - Most, words)) with { Spacing = Spacing.Small };
    }

    private static CardElement Line(CarriedLine line, SegmentFrame frame, Words words, Func<CarriedLine.Blocked, CardAction?>? resolve)
    {
        if (line is CarriedLine.Agreed agreed)
            return Rich.Labelled(words[agreed.FromLastTime ? "carried.agreedLast" : "carried.agreed"], Rich.Plain(Plan(agreed, frame, words)));

        var blocked = (CarriedLine.Blocked)line;
        var text = Blocked(blocked, words);
        return resolve?.Invoke(blocked) is { } button ? Layout.Split(text, new ActionSet([button]), VerticalAlign.Center) : text;
    }

    private static RichTextBlock Blocked(CarriedLine.Blocked blocked, Words words)
    {
        var label = blocked.Age <= 1 ? words["carried.blockedNew"] : words.Text("carried.blocked", ("nth", words.Ordinal(blocked.Age)));
        var need = Rich.Plain(UserText.Line(blocked.Need, UserText.SentenceLength));
        var from = UserText.Line(blocked.From, 40);
        return from.Length == 0 ? Rich.Labelled(label, need) : Rich.Labelled(label, need, Rich.Subtle(" ·\u00A0" + from));
    }

    private static string Plan(CarriedLine.Agreed agreed, SegmentFrame frame, Words words) => words.Text(
        "carried.plan",
        ("if", UserText.Line(agreed.If, UserText.SentenceLength)),
        ("then", UserText.Line(agreed.Then, UserText.SentenceLength)),
        ("by", words.DayFrom(SegmentWords.Day(frame), agreed.By)));
}
