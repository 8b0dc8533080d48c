using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Promises.Cards;

/// <param name="Zone">Of the reader, IANA.</param>
/// <param name="Data">Of the buttons.</param>
internal sealed record PromiseView(Cycle Cycle, LeaderPromise Own, string Zone, JsonObject Data)
{
    /// <summary>Nobody asked for the card, so it says why it came.</summary>
    public bool AskedBecause { get; init; }
    public bool JustSigned { get; init; }
}

/// <summary>A leader's own promise: what is signed, with its day, and what may still be.</summary>
internal static class PromiseCard
{
    public const string PointsField = "points";

    public static AdaptiveCard Render(PromiseView view, Words words)
    {
        ImmutableArray<PromisePoint> open = [.. Domain.Planning.Promises.Points.Where(point => !view.Own.HasSigned(point))];
        return new AdaptiveCard(words["own.title"], words.Language,
        [
            Layout.Title(words["own.title"]),
            Layout.Small(words.Text("own.below", ("start", words.DateAndYear(view.Cycle.Start)), ("end", words.DateAndYear(view.Cycle.End)))) with { Spacing = Spacing.None },
            .. view.JustSigned ? [Rich.Line(Rich.Plain("✓ "), Rich.Bold(words["done.signed"])) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            new TextBlock(words["own.text"]) { Spacing = Spacing.Small },
            .. view.Own.SignedPoints.Select(signed => Rich.Line(Rich.Plain("✓ " + words[Key(signed.Point)]), Rich.Subtle(" · " + words.DateAndYear(Zones.LocalDay(view.Zone, signed.At)))) with { Spacing = Spacing.Small }),
            .. open.IsEmpty ? Array.Empty<CardElement>() :
            [
                new ChoiceInput(PointsField, words["own.points"], [.. open.Select(point => new Choice(words[Key(point)], Name(point)))]) { IsMultiSelect = true, Expanded = true, Spacing = Spacing.Medium },
                Layout.Buttons(new Execute(words["button.sign"], Verbs.SignPromise, view.Data) { IsPrimary = true, WithInputs = true }),
            ],
            .. view.AskedBecause ? [Layout.Small(words["own.because"])] : Array.Empty<CardElement>(),
        ]);
    }

    /// <summary>What is none of the four is passed over.</summary>
    public static ImmutableArray<PromisePoint> Read(string? text)
    {
        var named = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. Domain.Planning.Promises.Points.Where(point => named.Contains(Name(point), StringComparer.Ordinal))];
    }

    /// <summary>Of the words that say it.</summary>
    public static string Key(PromisePoint point) => "point." + Name(point);

    private static string Name(PromisePoint point) => point switch
    {
        PromisePoint.OwnCompanyObjectives => "own",
        PromisePoint.CheckInAmongLeaders => "checkIn",
        PromisePoint.TakePartInCheckpoints => "checkpoints",
        _ => "ask",
    };
}
