using System.Text;
using Azure.Core;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>The program's tables in the account: their names there, and that they are there. They are made once a process, before the first request; when
/// one is found missing later, they are made again.</summary>
internal sealed class AzureTables(StorageService service, string prefix) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _areThere;

    public StorageService Service => service;

    /// <exception cref="StorageUnavailableException">They could not be made now; the next caller tries again.</exception>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        if (_areThere) return;
        await _gate.WaitAsync(cancel);
        try
        {
            if (_areThere) return;
            foreach (var name in TableNames.All) await CreateAsync(NameOf(name), cancel);
            _areThere = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void AreMissing() => _areThere = false;

    public string NameOf(string table) => prefix + table;

    public void Dispose() => _gate.Dispose();

    private async Task CreateAsync(string name, CancellationToken cancel)
    {
        var body = Encoding.UTF8.GetBytes($"{{\"TableName\":\"{name}\"}}");
        using var answer = await service.SendAsync(RequestMethod.Post, "Tables", request => TableRequests.Fill(request, body), service.Limits.Setup, cancel);
        if (!answer.IsVerdict || !(answer.IsGood || answer.Code == AzureErrors.TableAlreadyExists)) throw answer.Unavailable(mayHaveHappened: false);
    }
}
