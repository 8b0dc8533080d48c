using System.Collections.Immutable;

namespace OkrBot.App.Cards.Shapes;

/// <summary>The few arrangements that all cards are made of; each stands at 320 pixels.</summary>
public static class Layout
{
    /// <summary>A card's name on the left with what it is below; the time on the right, once there is one.</summary>
    /// <param name="title">Escaped.</param>
    public static ColumnSet Header(string title, string below, string time, string? belowTime)
    {
        ImmutableArray<CardElement> left = [Title(title), Small(below) with { Spacing = Spacing.None }];
        ImmutableArray<CardElement> right = [new TextBlock(time) { Weight = TextWeight.Bolder, Align = Align.Right }];
        if (belowTime is not null) right = right.Add(Small(belowTime) with { Spacing = Spacing.None, Align = Align.Right });
        return new ColumnSet(
        [
            new Column("stretch", left),
            new Column("auto", right) { Spacing = Spacing.Medium, VerticalAlign = VerticalAlign.Bottom },
        ]);
    }

    /// <param name="title">Escaped.</param>
    public static TextBlock Title(string title) => new(title) { Size = TextSize.Large, Weight = TextWeight.Bolder, Heading = true };

    /// <summary>The name of a part.</summary>
    public static TextBlock Heading(string text) => new(text) { Size = TextSize.Small, Weight = TextWeight.Bolder, Heading = true };

    public static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true };

    /// <summary>The name of a part, and at the right what is to know about the rest.</summary>
    public static ColumnSet Heading(string text, string atRight) => new(
    [
        new Column("auto", [Heading(text)]),
        new Column("stretch", [Small(atRight) with { Align = Align.Right }]) { Spacing = Spacing.Medium },
    ]);

    /// <summary>What takes the room it gets, and at its right what needs little.</summary>
    public static ColumnSet Split(CardElement left, CardElement right, VerticalAlign align = VerticalAlign.Top) => new(
    [
        new Column("stretch", [left]) { VerticalAlign = align },
        new Column("auto", [right]) { Spacing = Spacing.Small, VerticalAlign = align },
    ]);

    /// <summary>Something to read before the rest.</summary>
    public static Container Notice(params ReadOnlySpan<CardElement> items)
        => new([.. items]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Medium };

    public static ActionSet Buttons(params ReadOnlySpan<CardAction> actions) => new([.. actions]) { Spacing = Spacing.Medium };

    /// <summary>Two beside each other, so that none is cut on a narrow card; the first row has the air.</summary>
    public static IEnumerable<CardElement> ButtonRows(ImmutableArray<CardAction> actions)
    {
        for (var at = 0; at < actions.Length; at += 2)
            yield return Buttons([.. actions.Skip(at).Take(2)]) with { Spacing = at == 0 ? Spacing.Medium : Spacing.Small };
    }

    /// <summary>The first by itself, where its words leave no room beside them on a narrow card; the others as in <see cref="ButtonRows"/>.</summary>
    public static IEnumerable<CardElement> FirstAlone(ImmutableArray<CardAction> actions)
        => actions.IsEmpty ? [] : [Buttons(actions[0]), .. ButtonRows(actions.RemoveAt(0)).Select(row => row with { Spacing = Spacing.Small })];

    /// <summary>Starts a part: a line above, and air.</summary>
    public static T AsPart<T>(this T element) where T : CardElement => element with { Spacing = Spacing.Large, Separator = true };
}
