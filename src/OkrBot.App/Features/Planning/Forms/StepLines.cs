using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Planning.Forms;

/// <summary>Steps as people type them: one a line, with "(2)" behind one that counts double.</summary>
internal static partial class StepLines
{
    public static string Write(ImmutableArray<Step> steps, Words words)
        => string.Join('\n', steps.Select(step => step.Weight == 1 ? step.Title : $"{step.Title} ({words.Number(step.Weight)})"));

    /// <summary>A line that says what a known step says is that step; with as many lines as before, one in the place of a step that is gone is that step reworded.</summary>
    public static ImmutableArray<Step> Read(string? typed, ImmutableArray<Step> known, CultureInfo culture)
    {
        var lines = (typed ?? "").Split('\n').Select(line => Parse(line, culture)).Where(line => line.Title.Length > 0).ToList();
        var ids = lines.Select(line => known.FirstOrDefault(step => step.Title == line.Title)?.Id).ToList();
        for (var at = 0; at < lines.Count; at++)
        {
            if (ids[at] is not null && ids.IndexOf(ids[at]) == at) continue;
            ids[at] = lines.Count == known.Length && !ids.Contains(known[at].Id) ? known[at].Id : NewId(ids, known);
        }
        return [.. lines.Select((line, at) => new Step(ids[at]!, line.Title, line.Weight))];
    }

    private static string NewId(List<string?> ids, ImmutableArray<Step> known)
    {
        for (var number = 1; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"s{number}");
            if (!ids.Contains(id) && !known.Any(step => step.Id == id)) return id;
        }
    }

    private static (string Title, decimal Weight) Parse(string line, CultureInfo culture)
    {
        var clean = PlainText.Clean(line);
        var match = Weighted().Match(clean);
        return match.Success && Typed.Number(match.Groups["weight"].Value, culture) is { } weight ? (match.Groups["title"].Value, weight) : (clean, 1);
    }

    [GeneratedRegex(@"^(?<title>.+?)\s*\((?<weight>[0-9.,]{1,12})\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Weighted();
}
