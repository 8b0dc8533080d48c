using System.Collections.Immutable;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Objectives.Views;

/// <summary>One key result with its way through the cycle.</summary>
/// <param name="Team">User text, as the objective's title.</param>
/// <param name="Weeks">Oldest first.</param>
/// <param name="Inside">Of a keep kind: the share of check-ins inside its limits; null for others and while nothing was said.</param>
internal sealed record KeyResultView(OkrKey Key, KeyResultFacts Facts, string Team, string Objective, ImmutableArray<CourseWeek> Weeks, decimal? Inside)
{
    /// <summary>Newest first; empty for readers outside the team.</summary>
    public ImmutableArray<NoteLine> Notes { get; init; } = [];
    public ImmutableArray<BlockedLine> Blockers { get; init; } = [];

    /// <summary>What was changed on the way, newest first; without people's own words for readers outside the team.</summary>
    public ImmutableArray<ChangeFacts> Changes { get; init; } = [];

    /// <summary>With other teams.</summary>
    public ImmutableArray<LinkFacts> Links { get; init; } = [];

    /// <summary>The check-in that the reader may answer in now, from here; null = none.</summary>
    public CardKey? Answer { get; init; }

    public Uri? Page { get; init; }
}

/// <param name="Text">User text.</param>
internal sealed record NoteLine(DateOnly Day, string Text);

/// <param name="Age">In check-ins, 1 = since the newest.</param>
internal sealed record BlockedLine(string Need, string From, int Age);
