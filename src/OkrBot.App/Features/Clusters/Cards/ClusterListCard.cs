using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Clusters.Cards;

/// <param name="Groups">Of this page, the one with the most to talk about first.</param>
/// <param name="All">How many there are on all pages.</param>
internal sealed record ClusterListView(ClusterKey Key, ImmutableArray<ListedGroup> Groups, int All, int Confirmed)
{
    public bool HasMore { get; init; }

    /// <summary>When somebody last looked for overlaps; null = never.</summary>
    public DateTimeOffset? LookedAt { get; init; }
    public string Zone { get; init; } = "UTC";
    public string? Done { get; init; }
}

/// <param name="Name">"Checkout, Growth"; user text.</param>
/// <param name="More">So many teams beside those named.</param>
internal sealed record ListedGroup(ClusterId Id, string Name, int More, int Open, bool Confirmed);

/// <summary>All planning conversations, for whoever runs the programme.</summary>
internal static class ClusterListCard
{
    /// <summary>Names one of the groups in what comes back.</summary>
    public const string ChosenField = "chosenGroup";

    public static AdaptiveCard Render(ClusterListView view, Words words)
    {
        var buttons = new ClusterButtons(view.Key, words);
        return new AdaptiveCard(words["list.title"], words.Language,
        [
            Layout.Title(words["list.title"]),
            new TextBlock(words["list.text"]) { Spacing = Spacing.Small },
            .. view.Done is { } done ? [Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            Layout.Small(view.LookedAt is { } at ? words.Text("list.looked", ("count", words.Number(view.All)), ("confirmed", words.Number(view.Confirmed)), ("time", words.Time(at, view.Zone)), ("day", words.Date(DateOnly.FromDateTime(WordFormats.Local(at, view.Zone))))) : words["list.never"]) with { Spacing = Spacing.Small },
            .. view.Groups.SelectMany(group => Line(group, words)),
            .. view.Groups.IsEmpty ? Array.Empty<CardElement>() : [Choice(view, words).AsPart()],
            .. Layout.ButtonRows(
            [
                .. view.Groups.IsEmpty ? Array.Empty<CardAction>() : [buttons.OpenGroup],
                .. view.HasMore ? [buttons.NextPage] : view.Key.Page > 0 ? [buttons.FirstPage] : Array.Empty<CardAction>(),
                buttons.LookAgain,
            ]),
        ]);
    }

    public static string Name(ListedGroup group, Words words)
        => group.More == 0 ? UserText.Line(group.Name) : words.Text("list.more", ("name", UserText.Line(group.Name)), ("more", words.Number(group.More)));

    private static IEnumerable<CardElement> Line(ListedGroup group, Words words)
    {
        yield return Rich.Line(Rich.Bold(Name(group, words))).AsPart();
        yield return Layout.Small($"{words.Plural("list.open", group.Open)} · {words[group.Confirmed ? "list.confirmed" : "list.proposed"]}") with { Spacing = Spacing.None };
    }

    private static ChoiceInput Choice(ClusterListView view, Words words)
        => new(ChosenField, words["list.which"], [.. view.Groups.Select(group => new Choice(Name(group, words), group.Id.Value))]) { Value = view.Groups[0].Id.Value };
}
