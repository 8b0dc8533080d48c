using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>What people from outside may see of a team's key results: how many stand where.</summary>
internal static class CountsPart
{
    /// <param name="sections">Name and counts of each of several teams; empty for one team.</param>
    public static IEnumerable<CardElement> Render(StatusCounts all, ImmutableArray<(string Team, StatusCounts Counts)> sections, Words words)
    {
        if (sections.IsEmpty) yield return new TextBlock(StatusWords.Counts(all, words)).AsPart();
        foreach (var (team, counts) in sections)
            yield return Layout.Heading(MarkdownText.Escape(team), StatusWords.Counts(counts, words)) with { Spacing = team == sections[0].Team ? Spacing.Large : Spacing.Small, Separator = team == sections[0].Team };
    }
}
