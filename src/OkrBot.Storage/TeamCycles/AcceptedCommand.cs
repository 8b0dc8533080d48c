using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.TeamCycles;

/// <summary>A command that the rule accepted, and the rows that tell of it: history, effects, inbox.</summary>
/// <param name="State">The team after it.</param>
internal sealed record AcceptedCommand(PendingCommand Command, TeamCycle State, Decision.Accepted Decision)
{
    public CommandStamp Stamp => Command.Stamp;

    public Add InboxRow(string partition, string token, DateTimeOffset now) => new(new TableRow(partition, TeamKeys.InboxRow(Stamp.Id))
    {
        [TeamFields.At] = now, [TeamFields.Outcome] = "saved", [TeamFields.Version] = State.Version, [TeamFields.Token] = token,
    });

    /// <param name="eventsPerRow">1, unless the command would not fit into a transaction.</param>
    public IEnumerable<Add> HistoryRows(string partition, int eventsPerRow)
    {
        var remembered = Decision.Events.RemoveAll(happened => !happened.IsRemembered);
        for (var first = 0; first < remembered.Length; first += eventsPerRow)
        {
            var events = remembered.Slice(first, Math.Min(eventsPerRow, remembered.Length - first));
            var key = TeamKeys.HistoryRow(State.Version, first);
            var row = new TableRow(partition, key) { [TeamFields.At] = Stamp.At, [TeamFields.By] = Stamp.By?.Value };
            yield return new Add(row.WithJson(StoredJson.Write(events)));
        }
    }

    public static Add EffectRow(string partition, Effect effect, DateTimeOffset now)
        => new(new TableRow(partition, TeamKeys.Effect(effect.Id)) { [TeamFields.At] = now, [TeamFields.Done] = false }
            .WithJson(StoredJson.Write(effect)));

    public static IEnumerable<HistoryEntry> ReadHistory(TableRow row)
    {
        var (version, first) = TeamKeys.ReadHistoryRow(row.RowKey);
        var at = row.GetDateTimeOffset(TeamFields.At) ?? throw new InvalidDataException($"The row {row.RowKey} has no time.");
        PersonId? by = row.GetString(TeamFields.By) is { } person ? new PersonId(person) : null;
        return StoredJson.Read<ImmutableArray<TeamEvent>>(row.Json()).Select((happened, i) => new HistoryEntry(version, first + i, at, by, happened));
    }
}
