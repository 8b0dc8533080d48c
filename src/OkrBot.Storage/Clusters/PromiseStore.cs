using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Planning;
using OkrBot.Storage.Directory;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Clusters;

/// <summary>Leaders' promises in table Directory. Partition <c>{tenant}|promises</c>, row: the cycle. What is read is never remembered.</summary>
internal sealed class PromiseStore(ITableServiceClient tables, TimeProvider time) : IPromises
{
    private readonly EntryTable<PromiseBook> _books = new(tables.GetTableClient(TableNames.Directory), new ShortMemory<TableRow>(TimeSpan.Zero, time));

    public async Task<PromiseBook> FindAsync(TenantId tenant, CycleId cycle, CancellationToken cancel)
        => await _books.FindAsync(KeyOf(tenant, cycle), cancel) ?? new PromiseBook(cycle, []);

    public Task<PromiseBook> ChangeAsync(TenantId tenant, CycleId cycle, Func<PromiseBook, PromiseBook> change, CancellationToken cancel)
        => _books.ChangeAsync(KeyOf(tenant, cycle), known => change(known ?? new PromiseBook(cycle, [])), cancel);

    private static (string, string) KeyOf(TenantId tenant, CycleId cycle) => ($"{KeyPart.Of(tenant.Value)}|promises", KeyPart.Of(cycle.Value));
}
