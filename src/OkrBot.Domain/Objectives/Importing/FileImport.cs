using System.Collections.Immutable;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.Objectives.Importing;

/// <summary>Brings a file's objectives into a team, as drafts and by the rules of writing. What is there already stays as it is, so that a file twice is a
/// file once. One team at a time is one commit: three objectives with five key results each are at most 18 rows, 18 of history, one inbox and one head row,
/// and a transaction takes 100.</summary>
public static class FileImport
{
    public static Decision Decide(TeamCycle state, ImportObjectives command, DateTimeOffset now)
    {
        if (command.By is { } by && Pen.Leads(state, by) is { } refusal) return refusal;
        return Pen.Written(state, Plan(state, command, now).Events, now);
    }

    /// <summary>What would come of it, row by row, whoever asks.</summary>
    public static ImportPlan Plan(TeamCycle state, ImportObjectives command, DateTimeOffset now)
    {
        var plan = new Planned(state, now, Writer(state, command.By));
        foreach (var objective in command.Objectives) plan.Take(objective);
        return plan.Done();
    }

    // For the rules of writing somebody of the team writes; who really did stands in the history.
    private static PersonId Writer(TeamCycle state, PersonId? by)
    {
        var team = state.Team;
        IEnumerable<PersonId?> candidates = [by, .. team.Leads.Select(lead => (PersonId?)lead), team.Facilitator, .. team.Members.Select(member => (PersonId?)member.Person)];
        return candidates.FirstOrDefault(person => person is { } one && Leading.ToDraft(team, one) is null) ?? default;
    }

    private sealed class Planned(TeamCycle before, DateTimeOffset now, PersonId writer)
    {
        private TeamCycle _state = before;
        private readonly ImmutableArray<TeamEvent>.Builder _events = ImmutableArray.CreateBuilder<TeamEvent>();
        private readonly ImmutableArray<ImportedRow>.Builder _rows = ImmutableArray.CreateBuilder<ImportedRow>();
        private readonly HashSet<ObjectiveId> _room = [.. Activation.Active(before)];

        public ImportPlan Done() => new(_events.ToImmutable(), _rows.ToImmutable());

        public void Take(ImportedObjective objective)
        {
            var known = Known(objective);
            // A draft of the file that came in before takes its place too: what was over the ceiling then is so now.
            if (known is { State: ObjectiveState.Draft or ObjectiveState.Active }) _room.Add(known.Id);
            var refusal = known is null ? Write(objective) : null;
            _rows.Add(new ImportedRow(objective.Row, refusal, IsThere: known is not null));
            foreach (var keyResult in objective.KeyResults)
                _rows.Add(refusal is null ? Write(known?.Id ?? objective.Id, keyResult) : new ImportedRow(keyResult.Row, new ObjectiveNotTaken(objective.Row), false));
        }

        private Objective? Known(ImportedObjective objective)
        {
            var title = PlainText.Clean(objective.Text.Title);
            return _state.Objectives.GetValueOrDefault(objective.Id)
                ?? _state.Objectives.Values.FirstOrDefault(o => o.State is ObjectiveState.Draft or ObjectiveState.Active && IsCalled(o.Title, title));
        }

        private Refusal? Write(ImportedObjective objective)
        {
            if (_room.Count >= Activation.MostActive) return new CeilingReached(Activation.Active(_state));
            if (Accept(ObjectiveWriting.Decide(_state, new WriteObjective(writer, objective.Id, objective.Text), now)) is { } refusal) return refusal;
            _room.Add(objective.Id);
            return null;
        }

        private ImportedRow Write(ObjectiveId of, ImportedKeyResult keyResult)
        {
            var title = PlainText.Clean(keyResult.Text.Title);
            if (_state.KeyResults.Values.Any(k => k.Objective == of && k.Stopped is null && (k.Id == keyResult.Id || IsCalled(k.Title, title))))
                return new ImportedRow(keyResult.Row, null, IsThere: true);
            // What a team works on it changes by hand, and says why.
            if (_state.Objectives[of].State == ObjectiveState.Active) return new ImportedRow(keyResult.Row, new WorkedOnAlready(of), false);
            return new ImportedRow(keyResult.Row, Accept(KeyResultWriting.Decide(_state, new WriteKeyResult(writer, of, keyResult.Id, keyResult.Text), now)), false);
        }

        private Refusal? Accept(Decision decision)
        {
            if (decision is Decision.Refused refused) return refused.Refusal;
            var events = ((Decision.Accepted)decision).Events;
            _state = TeamHistory.Apply(_state, events);
            _events.AddRange(events);
            return null;
        }

        private static bool IsCalled(string known, string title) => string.Equals(known, title, StringComparison.OrdinalIgnoreCase);
    }
}
