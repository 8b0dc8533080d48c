using System.Collections.Immutable;
using OkrBot.App.Calendar.Holds;
using OkrBot.Domain;

namespace OkrBot.App.Features.Clusters.Views;

/// <summary>One group of teams that talk while they plan.</summary>
/// <param name="Teams">In order of their names; user text, as all titles.</param>
internal sealed record ClusterView(ClusterKey Key, ImmutableArray<NamedTeam> Teams, ImmutableArray<ClusterLine> Lines)
{
    /// <summary>The reader runs the programme.</summary>
    public bool Leads { get; init; }
    public bool Confirmed { get; init; }

    /// <summary>Teams that seem to belong here since somebody changed the group.</summary>
    public ImmutableArray<NamedTeam> Offered { get; init; } = [];

    /// <summary>The reader's own objectives of which a line speaks.</summary>
    public ImmutableArray<(ObjectiveId Id, string Title)> Own { get; init; } = [];
    public string? Done { get; init; }

    /// <summary>When they talk; null = no time is left.</summary>
    public TalkView? Talk { get; init; }
}

internal readonly record struct NamedTeam(TeamId Id, string Name);

internal enum LineKind { NoAnswer, NoLiaison, NoKeyResult, Nothing, Measure, Words, Market }

/// <summary>One thing to talk about.</summary>
/// <param name="A">Of an overlap the first; of a need who needs; else whose it is.</param>
/// <param name="B">Of an overlap the other; of a need who is needed; else null.</param>
internal sealed record ClusterLine(LineKind Kind, LineEnd A, LineEnd? B)
{
    /// <summary>Of an overlap: what both say.</summary>
    public ImmutableArray<string> Common { get; init; } = [];
    public string? Unit { get; init; }
}

/// <param name="Title">Null where only its team may read it.</param>
internal sealed record LineEnd(TeamId Team, string Name, ObjectiveId? Objective, string? Title);
