using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>What returns until it is settled: at most three lines.</summary>
internal static class CarriedPart
{
    private const int Most = 3;

    /// <param name="buttons">Of a line; null where none are wanted.</param>
    public static IEnumerable<CardElement> Render(
        ImmutableArray<CarriedLine> lines, SegmentFrame frame, Words words, Func<CarriedLine, ImmutableArray<CardAction>>? buttons = null)
    {
        var day = SegmentWords.Day(frame);
        var first = true;
        foreach (var line in lines.Take(Most))
        {
            var (text, below) = Line(line, buttons?.Invoke(line) ?? [], day, words);
            yield return first ? text.AsPart() : text with { Spacing = Spacing.Small };
            if (below is not null) yield return below;
            first = false;
        }
        if (lines.Length > Most) yield return Layout.Small(StatusWords.More(lines.Length - Most, words)) with { Spacing = Spacing.Small };
    }

    /// <summary>One button stands beside its line, two stand below it.</summary>
    private static (CardElement Text, ActionSet? Below) Line(CarriedLine line, ImmutableArray<CardAction> buttons, DateOnly day, Words words)
    {
        var text = line switch
        {
            CarriedLine.Agreed agreed => AgreedPart.Line(agreed, day, words),
            CarriedLine.Needed needed => LinkQuestionPart.Line(needed.Link, words),
            CarriedLine.Linked linked => LinkQuestionPart.Line(linked.Question, words),
            CarriedLine.Resolved resolved => Rich.Labelled(words["carried.resolved"], Rich.Plain(UserText.Line(resolved.Need, UserText.SentenceLength))),
            _ => Blocked((CarriedLine.Blocked)line, words),
        };
        return buttons.Length switch
        {
            0 => (text, null),
            1 => (Layout.Split(text, new ActionSet(buttons), VerticalAlign.Center), null),
            _ => (text, new ActionSet(buttons) { Spacing = Spacing.Small }),
        };
    }

    private static RichTextBlock Blocked(CarriedLine.Blocked blocked, Words words)
    {
        var label = blocked.Age <= 1 ? words["carried.blockedNew"] : words.Text("carried.blocked", ("nth", words.Ordinal(blocked.Age)));
        var need = Rich.Plain(UserText.Line(blocked.Need, UserText.SentenceLength));
        var who = blocked.AskedBy is { Length: > 0 } name ? words.Text("carried.askedBy", ("name", UserText.Line(name, 30))) : UserText.Line(blocked.From, 40);
        return who.Length == 0 ? Rich.Labelled(label, need) : Rich.Labelled(label, need, Rich.Subtle(" ·\u00A0" + who));
    }
}
