using OkrBot.Domain.Objectives;

namespace OkrBot.Domain;

public static partial class TeamHistory
{
    private static TeamCycle? ApplyToKeyResult(TeamCycle state, TeamEvent happened) => happened switch
    {
        TeamEvent.KeyResultWritten e => state with { KeyResults = state.KeyResults.SetItem(e.KeyResult.Id, KeepingWhatHappened(state, e.KeyResult)) },
        TeamEvent.KeyResultAskedAbout e => With(state, e.KeyResult, k => k with { AskedIn = e.Occurrence }),
        TeamEvent.KeyResultKept e => With(state, e.KeyResult, k => k with { AskedIn = null, DecidedAt = e.At }),
        TeamEvent.OwnerNamed e => With(state, e.KeyResult, k => Owned(k, e)),
        TeamEvent.SourceLinked e => With(state, e.KeyResult, k => k with { Source = e.Link }),
        TeamEvent.WriteKeyNamed e => With(state, e.KeyResult, k => k with { Key = e.Key }),
        TeamEvent.NumberArrived e => With(state, e.KeyResult, k => k with { Arrived = e.Number, Key = k.Key?.Id == e.KeyId ? k.Key with { UsedAt = e.Number.At } : k.Key }),
        TeamEvent.KeyResultStopped e => With(state, e.KeyResult, k => k with { Stopped = e.Stop, AskedIn = null }),
        _ => null,
    };

    private static KeyResult Owned(KeyResult keyResult, TeamEvent.OwnerNamed e) => keyResult with
    {
        Owner = e.Owner, AskedIn = null, DecidedAt = e.At,
        Changes = keyResult.Changes.Add(new RecordedChange(e.By, e.At, ChangeReason.HandedOver, null) { OldOwner = keyResult.Owner }),
    };

    private static TeamCycle With(TeamCycle state, KeyResultId id, Func<KeyResult, KeyResult> change)
        => state.KeyResults.TryGetValue(id, out var keyResult) ? state with { KeyResults = state.KeyResults.SetItem(id, change(keyResult)) } : state;

    // Rewriting a key result changes its wording and target, never what was said about it or decided on it, nor who unsticks it.
    private static KeyResult KeepingWhatHappened(TeamCycle state, KeyResult written)
    {
        if (!state.KeyResults.TryGetValue(written.Id, out var known)) return written;
        var kept = written with { AskedIn = known.AskedIn, DecidedAt = known.DecidedAt, Stopped = known.Stopped, Liaison = known.Liaison, Source = known.Source, Key = known.Key, Arrived = known.Arrived };
        return known.Updates.IsEmpty ? kept : kept with { Updates = known.Updates };
    }
}
