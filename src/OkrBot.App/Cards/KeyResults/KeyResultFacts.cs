using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Cards.KeyResults;

/// <summary>The facts about one key result that cards put into words.</summary>
/// <param name="Owner">The owner's first name as people say it; user text.</param>
/// <param name="Unit">Of metric and keep kinds; null for the others.</param>
/// <param name="PlanForToday">In the measure's unit; null where no line is expected.</param>
/// <param name="FlatFor">Weeks in which check-ins in a row reported the same value.</param>
/// <param name="Answered">Answered for this occurrence.</param>
public sealed record KeyResultFacts(
    KeyResultId Id, string Title, string Owner, Measure Measure, Reading? Value, Reading? ValueBefore,
    int? Confidence, int? ConfidenceBefore, StatusReport Status, decimal? PlanForToday)
{
    public int FlatFor { get; init; }

    /// <summary>Weeks that its oldest open blocker has lasted; 0 without one.</summary>
    public int BlockedFor { get; init; }
    public bool Answered { get; init; }
    public DateOnly? LastAnswer { get; init; }
    public bool OwnedByReader { get; init; }

    /// <summary>Whose key result it is, where a button of its own has to name it.</summary>
    public TeamId? Of { get; init; }

    /// <summary>The team's name, where key results of several teams stand on one card; user text.</summary>
    public string? Team { get; init; }

    /// <summary>Restricted, and not for this reader: its title says so, and nothing else about it is shown but its status.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The number that has arrived by itself since the last answer, and the local day; null = none.</summary>
    public (decimal Value, DateOnly Day)? Arrived { get; init; }

    /// <summary>Where its number can be looked up: https; null = not told.</summary>
    public Uri? Source { get; init; }

    /// <summary>Confidence to pre-fill when nobody ever gave one: 5 aspirational, 9 committed.</summary>
    public int StartConfidence { get; init; } = 5;
}

/// <summary>A value that moved in the segment, or a confidence that fell.</summary>
public sealed record MoveLine(KeyResultFacts KeyResult, bool ConfidenceOnly);
