using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.App.Features.Numbers.Cards;

/// <summary>Asks where the number can be looked up.</summary>
internal static class LinkFormCard
{
    public const string LinkField = "sourceLink";

    public static AdaptiveCard Render(LinkFormView view, Words words)
    {
        var buttons = new NumberButtons(view.Key, words);
        var card = new AdaptiveCard(view.Problem ?? words.Text("spoken.link", ("title", UserText.Line(view.Title))), words.Language,
        [
            .. SmallParts.Head("link.title", view.Title, words),
            .. view.Problem is { } problem ? [Layout.Notice(Rich.Line(Rich.Bold(problem)))] : Array.Empty<CardElement>(),
            new TextInput(LinkField, words["link.label"])
            {
                Value = view.Typed is null ? null : UserText.Field(view.Typed, NumberSources.LongestLink), MaxLength = NumberSources.LongestLink, Placeholder = words["link.hint"],
            },
        ]);
        return card.WithButtons(view.OnCard, buttons.Send("button.save", Verbs.SaveSource, view.OnCard, withInputs: true), buttons.Back);
    }
}

/// <summary>Asks before a key is made or stops to count.</summary>
internal static class ConfirmCard
{
    public static AdaptiveCard RenderMake(ConfirmView view, Words words) => Card(view, view.Replaces ? "replace" : "make", "button.makeNow", Verbs.MakeWriteKey, words);

    public static AdaptiveCard RenderRevoke(ConfirmView view, Words words) => Card(view, "revoke", "button.revokeNow", Verbs.RevokeWriteKey, words);

    private static AdaptiveCard Card(ConfirmView view, string about, string button, string verb, Words words)
    {
        var buttons = new NumberButtons(view.Key, words);
        var card = new AdaptiveCard($"{words[about + ".title"]} {UserText.Line(view.Title)}", words.Language,
        [
            .. SmallParts.Head(about + ".title", view.Title, words), new TextBlock(words[about + ".text"]) { Spacing = Spacing.Medium },
        ]);
        return card.WithButtons(view.OnCard, buttons.Send(button, verb, view.OnCard), buttons.Back);
    }
}

/// <summary>The key, this once. It stands in a field, from which every client lets people copy; no button sends it back.</summary>
internal static class KeyCard
{
    private const int Longest = 800;

    public static AdaptiveCard Render(KeyView view, Words words)
    {
        var card = new AdaptiveCard($"{words["key.title"]}. {words["key.once"]}", words.Language,
        [
            .. SmallParts.Head("key.title", view.Title, words),
            Layout.Notice(new TextBlock(words["key.once"])),
            new TextInput("writeKey", words["key.label"]) { Value = view.Whole, MaxLength = Longest },
            .. view.Url is { } url ? [new TextInput("writeCommand", words["key.command"]) { Value = Command(view, url), MaxLength = Longest, IsMultiline = true }] : Array.Empty<CardElement>(),
            Layout.Small(words["key.explained"]) with { Spacing = Spacing.Medium },
        ]);
        return view.OnCard ? card with { Body = [.. card.Body, Layout.Buttons(new NumberButtons(view.Key, words).Back with { IsPrimary = true })] } : card;
    }

    private static string Command(KeyView view, Uri url)
        => $"curl -X POST {url} -H \"Authorization: Bearer {view.Whole}\" -H \"Content-Type: application/json\" -d \"{{\\\"value\\\": 42}}\"";
}

internal static class SmallParts
{
    public static ImmutableArray<CardElement> Head(string title, string keyResult, Words words)
        => [Layout.Title(words[title]), Rich.Line(Rich.Subtle(UserText.Line(keyResult))) with { Spacing = Spacing.None }];

    /// <summary>On the card the buttons are part of it, with the way back; a dialog has its own place for them and a cross.</summary>
    public static AdaptiveCard WithButtons(this AdaptiveCard card, bool onCard, CardAction action, CardAction back)
        => onCard ? card with { Body = [.. card.Body, Layout.Buttons(action, back)] } : card with { Actions = [action] };
}
