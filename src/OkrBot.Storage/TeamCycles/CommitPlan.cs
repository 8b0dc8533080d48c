using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.TeamCycles;

/// <summary>One try to commit: commands are decided one after another on the evolving state, and what they change goes into one transaction.
/// Their answers wait for it.</summary>
/// <param name="known">Ids of effects that are in storage already: asking twice is asking once.</param>
internal sealed class CommitPlan(LoadedTeam loaded, IReadOnlySet<string> known, DateTimeOffset now)
{
    private const int EventsPerPackedRow = 20;

    private readonly List<AcceptedCommand> _accepted = [];
    private readonly List<(PendingCommand Command, Change Change)> _answers = [];
    private readonly List<(PendingCommand Command, Change.Refused Change)> _refused = [];
    private readonly List<WorkItem> _items = [];
    private readonly string _partition = TeamKeys.Partition(loaded.Id);
    private TeamCycle? _state = loaded.State;
    private List<TableTransactionAction> _actions = [];

    public string Token { get; } = Guid.NewGuid().ToString("N");
    public LoadedTeam Loaded => loaded;

    /// <summary>The team after all that is accepted.</summary>
    public TeamCycle? State => _state;
    public IReadOnlyList<AcceptedCommand> Accepted => _accepted;
    public IReadOnlyList<TableTransactionAction> Actions => _actions;

    /// <summary>Work that the accepted commands announce.</summary>
    public IReadOnlyList<WorkItem> Items => _items;

    /// <summary>Refusals of commands that may have been carried out before; who sees to that answers them.</summary>
    public IReadOnlyList<(PendingCommand Command, Change.Refused Change)> Refused => _refused;

    /// <summary>Decides one more command. False: it waits for the next transaction, because this one is full.</summary>
    public bool TryTake(PendingCommand command)
    {
        if (!command.WasCarriedOut && !_accepted.Exists(earlier => earlier.Stamp.Id == command.Stamp.Id))
            return !command.TryRun(() => TryTake(command, command.Decide(_state)), out var taken) || taken;
        Answer(command, new Change.Saved(_state!, Repeated: true));
        return true;
    }

    public void Answer(PendingCommand command, Change change) => _answers.Add((command, change));

    /// <summary>Everything is durable, or there was nothing to write.</summary>
    public void Settle()
    {
        foreach (var (command, change) in _answers) command.Answer(change);
        foreach (var accepted in _accepted)
        {
            accepted.Command.Rows = _actions.Count;
            accepted.Command.Answer(new Change.Saved(accepted.State, Repeated: false));
        }
    }

    /// <summary>The command whose inbox row stands at the index: these come first, so that a repetition is seen before any conflict.</summary>
    public PendingCommand? CommandAt(int index) => index < _accepted.Count ? _accepted[index].Command : null;

    /// <summary>The id of the effect whose row stands at the index.</summary>
    public string? EffectAt(int index)
        => NewEffects(_accepted).FirstOrDefault(effect => _actions[index].RowKey == TeamKeys.Effect(effect.Id))?.Id;

    private bool TryTake(PendingCommand command, Decision? decision)
    {
        switch (decision)
        {
            case null:
                Answer(command, new Change.Unknown());
                return true;
            case Decision.Refused refused:
                _refused.Add((command, new Change.Refused(refused.Refusal, _state!)));
                return true;
            case Decision.Accepted { Events.IsEmpty: true, Effects.IsEmpty: true } nothing:
                Answer(command, new Change.Saved(_state!, Repeated: false));
                Announce(command, _state!.Version, nothing);
                return true;
            default:
                return TryTake(command, (Decision.Accepted)decision);
        }
    }

    private bool TryTake(PendingCommand command, Decision.Accepted decision)
    {
        var next = _state;
        foreach (var happened in decision.Events) next = TeamHistory.Apply(loaded.Id, next, happened);
        next = next! with { Version = (_state?.Version ?? 0) + 1 };
        if (_state is { } before) decision = decision with { Effects = [.. decision.Effects, .. FollowingEffects.Of(before, next, decision.Events, now)] };
        var more = new AcceptedCommand(command, next, decision);
        var actions = ActionsOf([.. _accepted, more], eventsPerRow: 1);
        if (actions.Count > TableLimits.RowsPerTransaction && _accepted.Count > 0) return false;
        if (actions.Count > TableLimits.RowsPerTransaction) actions = ActionsOf([more], EventsPerPackedRow);
        if (actions.Count > TableLimits.RowsPerTransaction) throw new InvalidOperationException($"One command changes {actions.Count} rows.");
        _accepted.Add(more);
        _actions = actions;
        _state = next;
        Announce(command, next.Version, decision);
        return true;
    }

    private void Announce(PendingCommand command, long version, Decision.Accepted decision)
        => _items.AddRange(WorkItems.Of(loaded.Id, version, decision, now).Select(item => item with { TraceParent = command.TraceParent }));

    private List<TableTransactionAction> ActionsOf(IReadOnlyList<AcceptedCommand> accepted, int eventsPerRow) =>
    [
        .. accepted.Select(one => one.InboxRow(_partition, Token, now)),
        HeadRow(accepted[^1].State.Version),
        .. loaded.ChangesTo(accepted[^1].State),
        .. accepted.SelectMany(one => one.HistoryRows(_partition, eventsPerRow)),
        .. NewEffects(accepted).Select(effect => AcceptedCommand.EffectRow(_partition, effect, now)),
    ];

    private IEnumerable<Effect> NewEffects(IEnumerable<AcceptedCommand> accepted)
        => accepted.SelectMany(one => one.Decision.Effects).DistinctBy(effect => effect.Id).Where(effect => !known.Contains(effect.Id));

    private TableTransactionAction HeadRow(long version)
    {
        var row = new TableRow(_partition, TeamKeys.Head) { [TeamFields.Version] = version, [TeamFields.Token] = Token, [TeamFields.At] = now };
        return loaded.HeadMark is { } mark ? new UpdateReplace(row, mark) : new Add(row);
    }
}
