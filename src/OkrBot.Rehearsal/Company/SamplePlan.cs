using System.Collections.Immutable;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.Rehearsal.Company;

/// <summary>A made-up team before it is told as events.</summary>
/// <param name="FirstDay">The meeting's first local date in the cycle.</param>
internal sealed record SamplePlan(string Id, string Name, TeamKind Kind, string Facilitator, ImmutableArray<string> Members, SampleMeeting Meeting)
{
    internal ImmutableArray<SampleObjective> Objectives { get; init; } = [];

    internal Placement Placement { get; init; } = Placement.AtStart;

    /// <summary>Its facilitator lets guests in the chat see the lists too.</summary>
    internal bool ShowToOutsiders { get; init; }

    /// <summary>False: nobody runs the team's check-ins until somebody says so in one.</summary>
    internal bool HasFacilitator { get; init; } = true;

    /// <summary>Weeks of the cycle in which a check-in was held before the rehearsal.</summary>
    internal ImmutableArray<int> HeldWeeks { get; init; } = [1, 2, 3, 4];
    internal SampleBlocker? Blocker { get; init; }
    internal SampleCommitment? Commitment { get; init; }

    /// <summary>The same team on the first morning of the cycle: nobody has said anything yet.</summary>
    internal SamplePlan Unplayed() => this with
    {
        HeldWeeks = [],
        Blocker = null,
        Commitment = null,
        Objectives = [.. Objectives.Select(one => one with { KeyResults = [.. one.KeyResults.Select(keyResult => keyResult with { Answers = [] })] })],
    };
}

internal sealed record SampleMeeting(string Title, DateOnly FirstDay, TimeOnly Start, TimeSpan Length);

internal sealed record SampleObjective(string Title, string Why, Ambition Ambition, ImmutableArray<SampleKeyResult> KeyResults);

/// <param name="Answers">One for each week in which its owner answered.</param>
internal sealed record SampleKeyResult(string Id, string Title, Measure Measure, string Owner, ImmutableArray<SampleAnswer> Answers);

internal sealed record SampleAnswer(int Week, Reading Reading, int Confidence);

internal sealed record SampleBlocker(int Week, string Need, string From, string RaisedBy);

internal sealed record SampleCommitment(int Week, string KeyResult, string If, string Then, DateOnly By, string MadeBy);
