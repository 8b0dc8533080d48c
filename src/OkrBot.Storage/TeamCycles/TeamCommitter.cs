using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Observability;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.TeamCycles;

/// <summary>Carries waiting commands of one team through load, decide and commit, again while another server is first, until each has its
/// answer.</summary>
internal sealed class TeamCommitter(ITableClient table, TeamReader reader, WakeAnnouncer announcer, StorageTelemetry telemetry, TimeProvider time)
{
    /// <summary>After this long a command that found no way is answered "busy": Teams shows an error after a few seconds more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private const int ShortestPauseMs = 10;
    private const int LongestPauseMs = 200;

    public async Task RunAsync(TeamCycleId id, IReadOnlyList<PendingCommand> commands, CancellationToken cancel)
    {
        var round = new Round();
        for (var lost = 0; commands.Any(command => !command.IsDone);)
        {
            if (await TryRoundAsync(id, [.. commands.Where(command => !command.IsDone)], round, cancel)) continue;
            foreach (var command in commands.Where(command => time.GetUtcNow() - command.Entered >= Patience)) command.Answer(new Change.Busy());
            if (commands.All(command => command.IsDone)) return;
            await Task.Delay(Pause(lost++), time, cancel);
        }
    }

    /// <summary>False: somebody else was first, or storage did not answer; pause and try again.</summary>
    private async Task<bool> TryRoundAsync(TeamCycleId id, IReadOnlyList<PendingCommand> open, Round round, CancellationToken cancel)
    {
        try
        {
            var plan = new CommitPlan(await reader.ReadAsync(id, cancel), round.KnownEffects, time.GetUtcNow());
            foreach (var command in open.TakeWhile(_ => plan.Accepted.Count < round.MostTogether))
                if (!plan.TryTake(command)) break;
            foreach (var (command, refused) in plan.Refused) await AnswerRefusalAsync(plan, command, refused, cancel);
            var announced = await announcer.BeforeCommitAsync(plan.Items, cancel);
            if (plan.Actions.Count > 0 && await SubmitAsync(plan, cancel) is TransactionResult.Rejected rejected) return Learn(plan, rejected, round);
            await announcer.CommittedAsync(announced, cancel);
            plan.Settle();
            return true;
        }
        catch (StorageUnavailableException)
        {
            telemetry.DecidesAgain(StorageTelemetry.NoAnswer);
            return false;
        }
    }

    /// <summary>A write without an answer: the inbox row, which is only ever inserted, tells whether it was done.</summary>
    private async Task<TransactionResult> SubmitAsync(CommitPlan plan, CancellationToken cancel)
    {
        try
        {
            var result = await table.SubmitTransactionAsync(plan.Actions, cancel);
            reader.Learn(plan, result);
            return result;
        }
        catch (StorageUnavailableException error) when (error.MayHaveHappened)
        {
            var row = await table.GetAsync(plan.Actions[0].PartitionKey, plan.Actions[0].RowKey, cancel);
            if (row?.GetString(TeamFields.Token) != plan.Token) throw;
            var done = new TransactionResult.Committed([]);
            reader.Learn(plan, done);
            return done;
        }
    }

    /// <summary>"No" may only mean that the same command was carried out before.</summary>
    private async Task AnswerRefusalAsync(CommitPlan plan, PendingCommand command, Change.Refused refused, CancellationToken cancel)
    {
        var row = await table.GetAsync(TeamKeys.Partition(plan.Loaded.Id), TeamKeys.InboxRow(command.Stamp.Id), cancel);
        if (row is null) plan.Answer(command, refused);
        else if (row.GetInt64(TeamFields.Version) <= plan.Loaded.Version) plan.Answer(command, new Change.Saved(plan.Loaded.State!, Repeated: true));
        else command.WasCarriedOut = true;
    }

    /// <summary>Whether the next round can begin at once.</summary>
    private bool Learn(CommitPlan plan, TransactionResult.Rejected rejected, Round round)
    {
        switch (rejected.Error)
        {
            case TableError.AlreadyExists when plan.CommandAt(rejected.Index) is { } repeated:
                repeated.WasCarriedOut = true;
                return true;
            case TableError.AlreadyExists when plan.EffectAt(rejected.Index) is { } effect:
                round.KnownEffects.Add(effect);
                return true;
            case TableError.TooLarge when plan.Accepted.Count > 1:
                round.MostTogether = 1;
                return true;
            case TableError.TooLarge:
                plan.Accepted[0].Command.Fail(new InvalidOperationException("What one command changes does not fit into a transaction."));
                return true;
            default:
                telemetry.DecidesAgain(StorageTelemetry.OtherServer);
                return false;
        }
    }

    private static TimeSpan Pause(int lost)
        => TimeSpan.FromMilliseconds(Random.Shared.Next(ShortestPauseMs, Math.Min(LongestPauseMs, ShortestPauseMs << Math.Min(lost + 1, 8))));

    /// <summary>What earlier rounds found out.</summary>
    private sealed class Round
    {
        public HashSet<string> KnownEffects { get; } = new(StringComparer.Ordinal);
        public int MostTogether { get; set; } = int.MaxValue;
    }
}
