using System.Collections.Immutable;
using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.CheckIns;

/// <summary>What is worth talking about, set once after the two minutes.</summary>
public static class Agenda
{
    /// <summary>Each active key result at most once, with its first reason: the biggest confidence drops, then off track, at risk, stalled,
    /// without an update; in the order of the objectives within one reason.</summary>
    public static ImmutableArray<AgendaItem> Rank(TeamCycle state, Segment segment, DateTimeOffset now) =>
    [
        .. from keyResult in state.ActiveKeyResults
           where !Silences.IsQuiet(keyResult)
           let reason = ReasonFor(state, segment.Occurrence, keyResult, now)
           where reason is not null
           orderby reason, reason == AgendaReason.ConfidenceDrop ? -Drop(keyResult, segment.Occurrence) : 0
           select new AgendaItem(keyResult.Id, reason.Value),
    ];

    /// <summary>The first reason that holds; null = nothing to discuss.</summary>
    public static AgendaReason? ReasonFor(TeamCycle state, Occurrence occurrence, KeyResult keyResult, DateTimeOffset now)
    {
        if (Drop(keyResult, occurrence) >= Signals.FallsBy) return AgendaReason.ConfidenceDrop;
        var status = StatusRules.Suggest(state, keyResult, now).Status;
        return status switch
        {
            Status.OffTrack => AgendaReason.OffTrack,
            Status.AtRisk => AgendaReason.AtRisk,
            Status.NoUpdate => AgendaReason.NoUpdate,
            _ => Signals.Of(state, keyResult, now).Contains(Signal.Stalled) ? AgendaReason.Stalled : null,
        };
    }

    // Last week's drop was last week's discussion.
    private static int Drop(KeyResult keyResult, Occurrence occurrence)
        => keyResult.Latest?.Occurrence == occurrence ? Said.ConfidenceDrop(keyResult) : 0;
}
