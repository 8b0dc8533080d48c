using System.Collections.Immutable;

namespace OkrBot.App.Bot;

/// <summary>Finds the command that was meant. Unknown text gets help with the nearest command, never silence.</summary>
public sealed class CommandMatcher(BotRoutes routes)
{
    public const string Help = "help";
    private const int LongestTyped = 200;

    private readonly ImmutableArray<(string Name, CommandRoute Route)> _names =
        [.. from route in routes.Commands from name in CommandWords.AllNames(route).Distinct(StringComparer.Ordinal) select (name, route)];

    /// <summary>The command said, exactly or with words after it; else <c>help</c>, which names the nearest.</summary>
    public CommandRoute Match(string text) => Find(text) ?? routes.Commands.Single(c => c.Name == Help);

    public CommandRoute? Find(string text)
    {
        var said = Normal(text);
        return _names.FirstOrDefault(c => said == c.Name).Route
            ?? _names.Where(c => said.StartsWith(c.Name + " ", StringComparison.Ordinal)).OrderByDescending(c => c.Name.Length).FirstOrDefault().Route;
    }

    /// <summary>What can be said for a command, in any language, with the fewest letters wrong; null when nothing is near.</summary>
    public string? Nearest(string text)
    {
        var said = Normal(text);
        if (said.Length == 0) return null;
        var best = _names.Select(c => c.Name).MinBy(name => Distance(said, name));
        return best is not null && Distance(said, best) <= Math.Max(2, best.Length / 3) ? best : null;
    }

    private static string Normal(string text)
    {
        var cut = text.Length > LongestTyped ? text[..LongestTyped] : text;
        return string.Join(' ', cut.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('/').TrimEnd('.', '!', '?');
    }

    // Levenshtein over one row: enough for a dozen commands of a dozen letters.
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
