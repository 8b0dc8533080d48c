using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.App.Features.Numbers.Cards;

/// <summary>Where a key result's number comes from, for those who decide it.</summary>
/// <param name="Title">User text.</param>
internal sealed record NumberView(NumberKey Key, string Title, Measure Measure, Uri? Source)
{
    public bool HasNumber => NumberSources.HasNumber(Measure);

    /// <summary>Null = no key brings it.</summary>
    public WriteKey? WriteKey { get; init; }

    /// <summary>Who made the key; user text, empty for somebody whom the team does not list any more.</summary>
    public string MadeBy { get; init; } = "";
    public ArrivedNumber? Arrived { get; init; }
    public string? Done { get; init; }

    public static NumberView Of(NumberPress press)
    {
        var keyResult = press.KeyResult;
        return new NumberView(press.Next, keyResult.Title, keyResult.Measure, keyResult.Source is { } link ? new Uri(link) : null)
        {
            WriteKey = keyResult.Key, MadeBy = keyResult.Key is { } key ? press.State.Team.Find(key.By)?.Name ?? "" : "", Arrived = keyResult.Arrived,
        };
    }
}

/// <param name="Title">Of the key result; user text.</param>
/// <param name="Typed">What stands in the field.</param>
internal sealed record LinkFormView(NumberKey Key, string Title, string? Typed, bool OnCard)
{
    public string? Problem { get; init; }
}

/// <inheritdoc cref="LinkFormView"/>
internal sealed record ConfirmView(NumberKey Key, string Title, bool OnCard)
{
    /// <summary>There is a key already, which stops to count.</summary>
    public bool Replaces { get; init; }
}

/// <inheritdoc cref="LinkFormView"/>
/// <param name="Whole">The key with its secret.</param>
internal sealed record KeyView(NumberKey Key, string Title, string Whole, bool OnCard)
{
    /// <summary>Where numbers are taken; null when no public address is set.</summary>
    public Uri? Url { get; init; }
}
