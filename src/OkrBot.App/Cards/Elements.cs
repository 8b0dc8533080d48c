using System.Collections.Immutable;

namespace OkrBot.App.Cards;

public enum Spacing { Default, None, Small, Medium, Large, ExtraLarge, Padding }
public enum TextSize { Default, Small, Medium, Large, ExtraLarge }
public enum TextWeight { Default, Lighter, Bolder }
public enum TextColor { Default, Dark, Light, Accent, Good, Warning, Attention }
public enum Align { Left, Center, Right }
public enum VerticalAlign { Top, Center, Bottom }

/// <summary>A part of a card's body.</summary>
public abstract record CardElement
{
    public Spacing Spacing { get; init; }
    public bool Separator { get; init; }
}

/// <summary>Our own words only: it renders Markdown, so text typed by people goes into <see cref="RichTextBlock"/>.</summary>
public sealed record TextBlock(string Text) : CardElement
{
    public TextSize Size { get; init; }
    public TextWeight Weight { get; init; }
    public TextColor Color { get; init; }
    public bool IsSubtle { get; init; }
    public Align Align { get; init; }

    /// <summary>A heading for screen readers.</summary>
    public bool Heading { get; init; }
}

/// <summary>Text without Markdown: links, mentions and date functions typed by people stay plain.</summary>
public sealed record RichTextBlock(ImmutableArray<TextRun> Inlines) : CardElement
{
    public Align Align { get; init; }
}

public sealed record TextRun(string Text)
{
    public TextWeight Weight { get; init; }
    public TextColor Color { get; init; }
    public TextSize Size { get; init; }
    public bool IsSubtle { get; init; }

    /// <summary>Something to type or copy, letter for letter.</summary>
    public bool IsCode { get; init; }
}

public enum ContainerStyle { Default, Emphasis, Good, Attention, Warning, Accent }

public sealed record Container(ImmutableArray<CardElement> Items) : CardElement
{
    public ContainerStyle Style { get; init; }
    public string? Id { get; init; }
    public bool IsVisible { get; init; } = true;
}

public sealed record ColumnSet(ImmutableArray<Column> Columns) : CardElement;

/// <param name="Width"><c>auto</c>, <c>stretch</c>, a weight or pixels (<c>16px</c>).</param>
public sealed record Column(string Width, ImmutableArray<CardElement> Items)
{
    public Spacing Spacing { get; init; }
    public VerticalAlign VerticalAlign { get; init; }
}

public sealed record ActionSet(ImmutableArray<CardAction> Actions) : CardElement;

/// <summary>A field. The label is always there, "(required)" is in its words, and the id is unlike any key of the card's data.</summary>
public abstract record CardInput(string Id, string Label) : CardElement
{
    public bool IsRequired { get; init; }
    public string? ErrorMessage { get; init; }
}

public sealed record TextInput(string Id, string Label) : CardInput(Id, Label)
{
    public string? Value { get; init; }
    public string? Placeholder { get; init; }
    public int MaxLength { get; init; }
    public bool IsMultiline { get; init; }
}

public sealed record NumberInput(string Id, string Label) : CardInput(Id, Label)
{
    public decimal? Value { get; init; }
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }
}

/// <param name="Value">ISO date, for instance <c>2026-11-06</c>.</param>
public sealed record DateInput(string Id, string Label, string? Value) : CardInput(Id, Label);

public sealed record ToggleInput(string Id, string Label, string Title, bool Value) : CardInput(Id, Label);

public sealed record ChoiceInput(string Id, string Label, ImmutableArray<Choice> Choices) : CardInput(Id, Label)
{
    public string? Value { get; init; }
    public bool IsMultiSelect { get; init; }

    /// <summary>All choices on the card rather than in a drop-down.</summary>
    public bool Expanded { get; init; }
}

public sealed record Choice(string Title, string Value);
