using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>What happened, and what it means, ready for text runs.</summary>
internal sealed record Told(string Title, string Text);

/// <summary>Puts the facts of a refusal or a problem into its words: <c>{key}.title</c> and <c>{key}.text</c>.</summary>
internal static class Telling
{
    /// <param name="facts">User text. A name that is not known is "somebody".</param>
    /// <param name="own">Facts of our own, which may be a function that clients run and so stay as they are.</param>
    public static Told Of(string key, ImmutableDictionary<string, string> facts, Words words, params ReadOnlySpan<(string Name, string Value)> own)
    {
        var safe = facts.ToImmutableDictionary(fact => fact.Key, fact => fact.Value.Length == 0 ? words["refused.somebody"] : UserText.Line(fact.Value));
        foreach (var (name, value) in own) safe = safe.SetItem(name, value);
        return new Told(words.Text(key + ".title", safe), words.Text(key + ".text", safe));
    }
}
