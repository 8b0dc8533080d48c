using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>Names one wish of one person, so that the same wish delivered twice is one change.</summary>
/// <param name="Id">At most 200 characters. The activity id for messages and events; for buttons a hash of sender, view token and inputs.</param>
public sealed record CommandStamp(string Id, PersonId? By, DateTimeOffset At);

/// <summary>How a change ended.</summary>
public abstract record Change
{
    private Change() { }

    /// <summary>Durable. <paramref name="State"/> is the team after it.</summary>
    /// <param name="Repeated">The command had been carried out before; nothing was changed now.</param>
    public sealed record Saved(TeamCycle State, bool Repeated) : Change;

    /// <summary>The rule said no; nothing was changed.</summary>
    public sealed record Refused(Refusal Refusal, TeamCycle State) : Change;

    /// <summary>Another server kept winning for 2.5 s, or storage did not answer: nothing was saved, press again.</summary>
    public sealed record Busy : Change;

    /// <summary>There is no such team in this cycle of this tenant.</summary>
    public sealed record Unknown : Change;
}

/// <summary>The teams' aggregates and their only write path.</summary>
public interface ITeamCycles
{
    /// <summary>The team in its cycle, or null. One range query.</summary>
    Task<TeamCycle?> FindAsync(TeamCycleId id, CancellationToken cancel);

    /// <summary>Loads, decides, writes what changed in one conditional transaction, and decides again when another server was first.
    /// <paramref name="decide"/> must be pure: it may run more than once.</summary>
    Task<Change> ChangeAsync(TeamCycleId id, CommandStamp command, Func<TeamCycle, Decision> decide, CancellationToken cancel);

    /// <summary>Brings a team into a cycle with its first events. False when it is there already.</summary>
    Task<bool> StartAsync(TeamCycleId id, IReadOnlyList<TeamEvent> first, CommandStamp command, CancellationToken cancel);

    /// <summary>Effects of the team that are not done yet.</summary>
    Task<IReadOnlyList<Effect>> PendingEffectsAsync(TeamCycleId id, CancellationToken cancel);

    /// <summary>Marks an effect as done. Doing it twice is no error.</summary>
    Task EffectDoneAsync(TeamCycleId id, string effectId, CancellationToken cancel);

    /// <summary>Everything that ever happened to the team in this cycle, oldest first.</summary>
    IAsyncEnumerable<HistoryEntry> HistoryAsync(TeamCycleId id, CancellationToken cancel);
}

/// <summary>One event with its commit.</summary>
/// <param name="Version">The commit's number; events of one commit share it.</param>
public sealed record HistoryEntry(long Version, int Index, DateTimeOffset At, PersonId? By, TeamEvent Event);
