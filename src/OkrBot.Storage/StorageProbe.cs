using OkrBot.Storage.Copying;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage;

/// <param name="Reason">What is wrong, for people who run the program; null when all is well.</param>
public sealed record StorageHealth(bool Ready, string? Reason);

/// <summary>For <c>/health/ready</c>.</summary>
public interface IStorageProbe
{
    /// <summary>Whether storage can be read and written now. Never throws for what storage does.</summary>
    Task<StorageHealth> CheckAsync(CancellationToken cancel);
}

/// <summary>Rewrites one row of its own. That another server did so first proves as much. A store into which an installation is being copied is not ready:
/// it holds a part of it.</summary>
internal sealed class StorageProbe(ITableServiceClient tables, TimeProvider time) : IStorageProbe
{
    public const string Partition = "probe";
    private const string Key = "written";

    private readonly ITableClient _table = tables.GetTableClient(TableNames.Budget);
    private readonly CopyMark _copy = new(tables);

    public async Task<StorageHealth> CheckAsync(CancellationToken cancel)
    {
        try
        {
            if (await _copy.FindAsync(cancel) is { } source) return new StorageHealth(false, $"It holds the beginning of a copy from {source}; finish that with the verb copy.");
            var row = await _table.GetAsync(Partition, Key, cancel);
            var fresh = new TableRow(Partition, Key) { ["At"] = time.GetUtcNow() };
            await _table.SubmitTransactionAsync([row is null ? new Add(fresh) : new UpdateReplace(fresh, row.ETag)], cancel);
            return new StorageHealth(true, null);
        }
        catch (StorageUnavailableException error)
        {
            return new StorageHealth(false, error.Message);
        }
    }
}
