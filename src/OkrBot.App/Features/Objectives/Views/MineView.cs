using System.Collections.Immutable;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;

namespace OkrBot.App.Features.Objectives.Views;

/// <summary>A person's own key results, of all their teams together.</summary>
/// <param name="Lines">What needs care first.</param>
/// <param name="Next">When each of the person's teams checks in next.</param>
/// <param name="Teams">The person's teams, for the way to what others own.</param>
internal sealed record MineView(ImmutableArray<MineLine> Lines, ImmutableArray<NextLine> Next, ImmutableArray<OkrKey> Teams)
{
    /// <summary>The check-in that the reader may answer in now, from here; null = none.</summary>
    public CardKey? Answer { get; init; }
}

/// <param name="Answered">The day of the last answer; null = none yet.</param>
internal sealed record MineLine(OkrKey Key, KeyResultFacts Facts, string Team, DateOnly? Answered)
{
    /// <summary>Of the reader's own objectives, which no team shares.</summary>
    public bool IsOwn { get; init; }
}

/// <param name="Zone">Of the team, for words that clients do not write themselves.</param>
internal sealed record NextLine(string Team, DateTimeOffset At, string Zone);
