using System.Collections.Immutable;
using OkrBot.Rehearsal.Cards;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Rehearsal.Playing;

/// <summary>How an act ended for the person, judged only by what their client shows.</summary>
/// <param name="Words">What they read.</param>
internal sealed record Outcome(bool Saved, bool Unsure, string Words)
{
    private const int MostWords = 110;

    private static readonly string[] Refusals = ["not saved", "nothing was saved", "could not be saved"];

    internal static Outcome Of(BotAnswer answer, CardText text) => answer switch
    {
        BotAnswer.Card card => Read(text.Render(card.Content)),
        BotAnswer.Dialog dialog => new(false, false, string.Join(" ", text.Render(dialog.Content).Where(line => line.Length > 0).Take(3))),
        BotAnswer.Toast toast => Read([toast.Text]),
        BotAnswer.DialogWords words => Read([words.Text]),
        BotAnswer.Nothing => new(true, false, "saved"),
        BotAnswer.NotSent notSent => new(false, false, notSent.Problems[0].Message),
        BotAnswer.NoSuchButton missing => new(false, false, $"there is no [{missing.Title}]"),
        BotAnswer.Error error => new(false, true, $"error {error.Code}"),
        BotAnswer.Failed failed => new(false, true, failed.Status == 0 ? "no answer" : $"HTTP {failed.Status}"),
        _ => new(false, true, "?"),
    };

    private static Outcome Read(ImmutableArray<string> lines)
    {
        var all = string.Join(" ", lines);
        var saved = Has(all, "saved") && !Refusals.Any(refusal => Has(all, refusal));
        var words = string.Join(" ", lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '[').Take(2).Select(Sentence));
        return new(saved, false, saved ? "saved" : words.Length > MostWords ? $"{words[..MostWords]}…" : words);
    }

    /// <summary>A line that the card's width cut off ends with its last whole sentence.</summary>
    private static string Sentence(string line)
    {
        if (line[^1] is '.' or '!' or '?') return line;
        var end = line.LastIndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? $"{line}." : line[..(end + 1)];
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
