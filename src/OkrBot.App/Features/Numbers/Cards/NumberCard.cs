using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Numbers.Cards;

/// <summary>Where a key result's number comes from: its link, its key, and what arrived last.</summary>
internal static class NumberCard
{
    private const int HostLength = 40;

    public static AdaptiveCard Render(NumberView view, Words words) => new(words.Text("spoken.number", ("title", UserText.Line(view.Title))), words.Language,
    [
        Layout.Title(MarkdownText.Escape(view.Title)),
        Layout.Small(words["number.below"]) with { Spacing = Spacing.None },
        .. view.Done is { } done ? [Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
        Rich.Labelled(words["label.link"], Rich.Plain(view.Source is { } url ? "https://" + UserText.Line(url.Host, HostLength) : words["link.none"])).AsPart(),
        .. Key(view, words),
        .. Layout.ButtonRows(Buttons(view, words)),
    ]);

    private static IEnumerable<CardElement> Key(NumberView view, Words words)
    {
        if (!view.HasNumber)
        {
            yield return new TextBlock(words["number.noNumber"]) { Spacing = Spacing.Small };
            yield break;
        }
        yield return new TextBlock("**" + words["label.key"] + "** " + KeyLine(view, words)) { Spacing = Spacing.Small };
        if (view.Arrived is { } arrived)
            yield return new TextBlock("**" + words["label.arrived"] + "** " + words.Text("arrived.line",
                ("value", MarkdownText.Escape(words.Amount(arrived.Value, KeyResultWords.Unit(view.Measure)))), ("day", Clock.Day(arrived.At)), ("time", Clock.Time(arrived.At)))) { Spacing = Spacing.Small };
    }

    private static string KeyLine(NumberView view, Words words)
    {
        if (view.WriteKey is not { } key) return words["key.noneYet"];
        var made = MarkdownText.Escape(view.MadeBy, HostLength) is { Length: > 0 } name
            ? words.Text("key.made", ("name", name), ("day", Clock.Day(key.At)))
            : words.Text("key.madeBySomebody", ("day", Clock.Day(key.At)));
        return $"{made} {(key.UsedAt is { } used ? words.Text("key.used", ("day", Clock.Day(used)), ("time", Clock.Time(used))) : words["key.neverUsed"])}";
    }

    private static ImmutableArray<CardAction> Buttons(NumberView view, Words words)
    {
        var buttons = new NumberButtons(view.Key, words);
        var link = buttons.Link(view.Source is not null);
        return
        [
            .. view.HasNumber ? [buttons.Make(view.WriteKey is not null) with { IsPrimary = true }] : Array.Empty<CardAction>(),
            .. view.WriteKey is null ? Array.Empty<CardAction>() : [buttons.Revoke],
            link with { IsPrimary = !view.HasNumber },
            .. view.Source is { } url ? [new OpenUrl(words["button.openLink"], url)] : Array.Empty<CardAction>(),
            buttons.BackToPlan,
        ];
    }
}
