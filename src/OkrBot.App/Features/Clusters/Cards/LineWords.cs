using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Clusters.Views;

namespace OkrBot.App.Features.Clusters.Cards;

/// <summary>One line of a planning card: by which rule two plans meet, or what waits and for whom.</summary>
internal static class LineWords
{
    public static RichTextBlock Of(ClusterLine line, Words words)
        => Rich.Labelled(words["label." + Name(line.Kind)], Rich.Plain(Text(line, words))) with { Spacing = Spacing.Small };

    private static string Text(ClusterLine line, Words words) => words.Text("line." + Name(line.Kind),
        ("a", Title(line.A, words)), ("teamA", Team(line.A)), ("b", line.B is { } b ? Title(b, words) : ""), ("teamB", line.B is { } other ? Team(other) : ""),
        ("words", string.Join(", ", line.Common.Select(word => UserText.Line(word, 30)))), ("unit", UserText.Line(line.Unit ?? "", 20)));

    private static string Title(LineEnd end, Words words) => end.Title is { } title ? UserText.Line(title) : words["restricted"];

    private static string Team(LineEnd end) => UserText.Line(end.Name, 40);

    private static string Name(LineKind kind) => kind switch
    {
        LineKind.NoAnswer => "noAnswer",
        LineKind.NoLiaison => "noLiaison",
        LineKind.NoKeyResult => "noKeyResult",
        LineKind.Nothing => "nothing",
        LineKind.Measure => "measure",
        LineKind.Words => "words",
        _ => "market",
    };
}
