namespace OkrBot.App.Cards.Shapes;

/// <summary>Lines of text runs: the only shape in which typed text is shown.</summary>
public static class Rich
{
    public static RichTextBlock Line(params ReadOnlySpan<TextRun> runs) => new([.. runs]);

    /// <summary>A bold word or two that say what the line is, then the line.</summary>
    public static RichTextBlock Labelled(string label, params ReadOnlySpan<TextRun> runs) => new([Bold(label + " "), .. runs]);

    public static TextRun Plain(string text) => new(text);

    public static TextRun Bold(string text) => new(text) { Weight = TextWeight.Bolder };

    public static TextRun Subtle(string text) => new(text) { IsSubtle = true };
}
