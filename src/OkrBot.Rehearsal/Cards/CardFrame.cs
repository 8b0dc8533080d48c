namespace OkrBot.Rehearsal.Cards;

/// <summary>A box of plain characters around a card's lines, with a name at the left of its top and an audience at the right.</summary>
public static class CardFrame
{
    /// <param name="width">Cells in all, frame included.</param>
    public static IEnumerable<string> Around(IEnumerable<string> lines, string title, string audience, int width)
    {
        var rule = Math.Max(2, width - TextWidth.Of(title) - TextWidth.Of(audience) - 10);
        yield return $"+-- {title} {new string('-', rule)} {audience} --+";
        foreach (var line in lines) yield return $"| {TextWidth.Pad(line, width - 4)} |";
        yield return $"+{new string('-', width - 2)}+";
    }

    /// <summary>A part of a card: walls only.</summary>
    public static IEnumerable<string> Part(IEnumerable<string> lines, int width) => lines.Select(line => $"| {TextWidth.Pad(line, width - 4)} |");
}
