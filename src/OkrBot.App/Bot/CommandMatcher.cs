using System.Collections.Immutable;

namespace OkrBot.App.Bot;

/// <summary>A command that may have been meant.</summary>
/// <param name="Name">As it would have been typed, in any language.</param>
public sealed record NearCommand(string Name, CommandRoute Route);

/// <summary>Finds the command that was meant. Unknown text gets help with the nearest command, never silence.</summary>
public sealed class CommandMatcher(BotRoutes routes)
{
    public const string Help = "help";
    private const int LongestTyped = 200;

    private readonly ImmutableArray<NearCommand> _names =
        [.. from route in routes.Commands from name in CommandWords.AllNames(route).Distinct(StringComparer.Ordinal) select new NearCommand(name, route)];

    /// <summary>The command said, exactly or with words after it; else <c>help</c>, which names the nearest.</summary>
    public CommandRoute Match(string text) => Find(text) ?? routes.Commands.Single(c => c.Name == Help);

    public CommandRoute? Find(string text)
    {
        var said = Normal(text);
        return _names.FirstOrDefault(c => said == c.Name)?.Route
            ?? _names.Where(c => said.StartsWith(c.Name + " ", StringComparison.Ordinal)).OrderByDescending(c => c.Name.Length).FirstOrDefault()?.Route;
    }

    /// <summary>The command with the fewest letters wrong: as a whole, somewhere in a longer text, or by one of its words. Null when nothing is near.</summary>
    public NearCommand? Nearest(string text)
    {
        var words = Normal(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        NearCommand? nearest = null;
        var fewest = int.MaxValue;
        foreach (var one in _names)
        {
            if (CommandDistance.Between(words, one.Name) is not { } wrong || wrong >= fewest) continue;
            (nearest, fewest) = (one, wrong);
        }
        return nearest;
    }

    private static string Normal(string text)
    {
        var cut = text.Length > LongestTyped ? text[..LongestTyped] : text;
        return string.Join(' ', cut.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('/').TrimEnd('.', '!', '?');
    }
}
