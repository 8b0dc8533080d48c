using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Cards.KeyResults;

/// <summary>A status, the counts of several, and a list that had to be cut, in the same words on every card.</summary>
internal static class StatusWords
{
    private const string Between = "\u2002";

    public static StatusMark Mark(Status status, Words words) => new(status, words[status switch
    {
        Status.OnTrack => "status.onTrack",
        Status.AtRisk => "status.atRisk",
        Status.OffTrack => "status.offTrack",
        _ => "status.noUpdate",
    }]);

    /// <summary>"● 3 On track ○ 1 No update"; what is zero is left out.</summary>
    public static string Counts(StatusCounts counts, Words words) => string.Join(
        Between,
        from one in new[] { (Status.OnTrack, counts.OnTrack), (Status.AtRisk, counts.AtRisk), (Status.OffTrack, counts.OffTrack), (Status.NoUpdate, counts.NoUpdate) }
        where one.Item2 > 0
        select Mark(one.Item1, words).Counted(words.Number(one.Item2)));

    /// <summary>"A, B and 3 more".</summary>
    public static string Titles(ImmutableArray<string> titles, int most, Words words)
    {
        var shown = string.Join(", ", titles.Take(most).Select(title => UserText.Line(title)));
        return titles.Length <= most ? shown : $"{shown} {More(titles.Length - most, words)}";
    }

    /// <summary>"A", "A and B", "A, B and C".</summary>
    public static string And(ImmutableArray<string> names, Words words) => names.Length <= 1
        ? string.Concat(names)
        : words.Text("list.and", ("first", string.Join(", ", names[..^1])), ("last", names[^1]));

    public static string More(int count, Words words) => words.Plural("more", count);
}
