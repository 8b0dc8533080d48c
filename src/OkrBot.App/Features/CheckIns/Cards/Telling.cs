using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>What happened, and what it means, ready for text runs.</summary>
internal sealed record Told(string Title, string Text);

/// <summary>Puts the facts of a refusal into its words: <c>{key}.title</c> and <c>{key}.text</c>.</summary>
internal static class Telling
{
    /// <summary>The one fact that is an instant of ours and no typed text.</summary>
    private const string Time = "time";

    /// <param name="facts">User text, but for <c>time</c> when it is what <see cref="Clock.Time"/> writes.</param>
    /// <param name="zone">Set for text that is spoken or read where no client writes times: the time is written out.</param>
    public static Told Of(string key, ImmutableDictionary<string, string> facts, Words words, string? zone = null)
    {
        var safe = facts.ToImmutableDictionary(fact => fact.Key, fact => Safe(fact.Key, fact.Value, words, zone));
        return new Told(words.Text(key + ".title", safe), words.Text(key + ".text", safe));
    }

    private static string Safe(string name, string value, Words words, string? zone)
    {
        if (name != Time || !Clock.TryRead(value, out var at)) return UserText.Line(value);
        return zone is null ? Clock.Time(at) : words.Time(at, zone);
    }
}
