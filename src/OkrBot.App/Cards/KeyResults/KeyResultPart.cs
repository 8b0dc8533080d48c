using OkrBot.App.Bot;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Cards.KeyResults;

/// <summary>A key result as two lines: its title with the status at the right, and one sentence.</summary>
internal static class KeyResultPart
{
    public static Container Render(KeyResultFacts kr, Words words, params ReadOnlySpan<TextRun> sentence)
        => new([TitleLine(kr, words), Rich.Line(sentence) with { Spacing = Spacing.None }]);

    /// <param name="button">Beside the sentence; null = none.</param>
    public static Container Render(KeyResultFacts kr, Words words, CardAction? button)
    {
        TextRun[] state = [Rich.Plain(KeyResultWords.State(kr, words)), .. TeamOf(kr)];
        return button is null ? Render(kr, words, state) : new([TitleLine(kr, words), Layout.Split(Rich.Line(state), new ActionSet([button])) with { Spacing = Spacing.None }]);
    }

    /// <param name="owner">Beside the title, where a person answers for others.</param>
    public static ColumnSet TitleLine(KeyResultFacts kr, Words words, bool owner = false)
    {
        var title = Rich.Bold(KeyResultWords.Title(kr));
        return Layout.Split(owner ? Rich.Line(title, Owner(kr, words)) : Rich.Line(title), StatusWords.Mark(kr.Status.Status, words).AtRight());
    }

    /// <summary>" · Checkout", where several teams stand on one card; else nothing.</summary>
    public static TextRun[] TeamOf(KeyResultFacts kr) => kr.Team is { } team ? [Rich.Subtle(" ·\u00A0" + UserText.Line(team, 30))] : [];

    /// <summary>" · Chidi"; where nobody owns it any more, that.</summary>
    public static TextRun Owner(KeyResultFacts kr, Words words)
        => Rich.Subtle(" ·\u00A0" + (UserText.Line(kr.Owner, 30) is { Length: > 0 } name ? name : words["owner.none"]));
}
