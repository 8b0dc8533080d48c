using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;

namespace OkrBot.App.Features.Objectives.Views;

/// <summary>A team's objectives as somebody may see them.</summary>
/// <param name="Counts">Of all active key results, restricted ones too.</param>
/// <param name="Sight"><see cref="Sight.Nothing"/> = counts only.</param>
internal sealed record TeamView(OkrKey Key, string Team, int Week, int Weeks, StatusCounts Counts, Sight Sight, ImmutableArray<ObjectiveView> Objectives)
{
    public ImmutableArray<BlockedLine> Blockers { get; init; } = [];

    /// <summary>What of other teams matters to this one, for its own people; user text.</summary>
    public ImmutableArray<(string Team, string Title)> Concerns { get; init; } = [];

    /// <summary>A message for a whole chat; a button leads every reader to what they may see themselves.</summary>
    public bool ForChat { get; init; }

    public Uri? Page { get; init; }

    /// <summary>The company's objectives with its name, offered beside the reader's one team; null = they are elsewhere.</summary>
    public (OkrKey Key, string Name)? Company { get; init; }

    public bool HidesSomething => Objectives.Any(o => o.Title is null);
}

/// <param name="Title">Null = restricted.</param>
/// <param name="Progress">0 to 1; null without key results.</param>
internal sealed record ObjectiveView(string? Title, string? Why, decimal? Progress, ImmutableArray<KeyResultLine> KeyResults)
{
    /// <summary>With other teams, those of its key results included.</summary>
    public ImmutableArray<LinkFacts> Links { get; init; } = [];
}

/// <param name="Plan">What is expected today, 0 to 1; null for kinds without a line.</param>
internal sealed record KeyResultLine(KeyResultFacts Facts, decimal Progress, decimal? Plan);
