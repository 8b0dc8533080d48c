using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>Why a form is shown again, above its fields: <c>{key}.title</c> and <c>{key}.text</c> of the words.</summary>
internal static class ProblemPart
{
    /// <summary>Shown for a key without words: still true, and still a next step.</summary>
    private const string Unknown = "problem.unknown";

    public static Container Render(FormProblem problem, Words words)
    {
        var (title, text) = Read(problem.Key, problem.Facts, Unknown, words);
        return Layout.Notice(Rich.Labelled(title, Rich.Plain(text))) with { Spacing = Spacing.Small };
    }

    public static string Spoken(FormProblem problem, Words words)
    {
        var (title, text) = Read(problem.Key, problem.Facts, Unknown, words);
        return $"{title} {text}";
    }

    /// <param name="facts">User text; it leaves here safe for text runs.</param>
    /// <param name="own">Facts of our own, which may be a function such as <see cref="Clock.Time"/> and so stay as they are.</param>
    public static (string Title, string Text) Read(
        string key, ImmutableDictionary<string, string> facts, string otherwise, Words words, params ReadOnlySpan<(string Name, string Value)> own)
    {
        var known = words.Has(key + ".title") ? key : otherwise;
        var safe = facts.ToImmutableDictionary(fact => fact.Key, fact => UserText.Line(fact.Value));
        foreach (var (name, value) in own) safe = safe.SetItem(name, value);
        return (words.Text(known + ".title", safe), words.Text(known + ".text", safe));
    }
}
