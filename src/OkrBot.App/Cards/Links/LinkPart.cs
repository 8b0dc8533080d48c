using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Cards.Links;

/// <summary>Links in the same words on every card.</summary>
public static class LinkPart
{
    /// <summary>One line a link, and how many more there are.</summary>
    public static IEnumerable<CardElement> Lines(ImmutableArray<LinkFacts> links, int most, Words words)
    {
        foreach (var link in links.Take(most)) yield return Line(link, words) with { Spacing = Spacing.Small };
        if (links.Length > most) yield return Layout.Small(words.Plural("link.more", links.Length - most)) with { Spacing = Spacing.Small };
    }

    /// <summary>"Needs Payments: Pay in one step · asked · Refunds go through them".</summary>
    public static RichTextBlock Line(LinkFacts link, Words words)
    {
        var state = State(link, words);
        return Rich.Labelled($"↔\u00A0{Label(link.Side, words)}", Rich.Plain(Other(link, words)),
            Rich.Subtle($"{(state.Length == 0 ? "" : " · " + state)} · {UserText.Line(link.Why, UserText.SentenceLength)}"));
    }

    public static string Label(LinkSide side, Words words) => words[side switch
    {
        LinkSide.Helps => "link.helps",
        LinkSide.Needs => "link.needs",
        LinkSide.HelpedBy => "link.helpedBy",
        _ => "link.neededBy",
    }];

    /// <summary>"Payments: Pay in one step".</summary>
    public static string Other(LinkFacts link, Words words)
        => $"{UserText.Line(link.Team, 40)}: {(link.Title is { } title ? UserText.Line(title) : words["link.restricted"])}";

    /// <summary>Where it stands: who is the contact and whether it is stuck, as far as that is known.</summary>
    public static string State(LinkFacts link, Words words) => link.State switch
    {
        LinkState.Asked => words[link.Side == LinkSide.NeededBy ? "link.waits" : "link.asked"],
        LinkState.Declined => words.Text("link.declined", ("reason", UserText.Line(link.Reason ?? "", UserText.SentenceLength))),
        _ => Noted(link.Note, words),
    };

    /// <summary>"contact: Dina, off track".</summary>
    private static string Noted(NeedNote? note, Words words) => string.Join(", ",
    [
        .. note?.Liaison is { Length: > 0 } name ? [words.Text("link.contact", ("name", UserText.Line(name, 40)))] : Array.Empty<string>(),
        .. note?.Trouble is { } trouble ? [words[trouble == Trouble.OffTrack ? "link.offTrack" : "link.stalled"]] : Array.Empty<string>(),
    ]);
}
