using OkrBot.Domain;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Ports;

/// <summary>What leaders promise in writing, one book in a tenant and cycle.</summary>
public interface IPromises
{
    /// <summary>An empty book where nobody was named. One request.</summary>
    Task<PromiseBook> FindAsync(TenantId tenant, CycleId cycle, CancellationToken cancel);

    /// <summary>Reads, changes and writes under the mark, again while others write; answering the same book writes nothing.</summary>
    Task<PromiseBook> ChangeAsync(TenantId tenant, CycleId cycle, Func<PromiseBook, PromiseBook> change, CancellationToken cancel);
}
