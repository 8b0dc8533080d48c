using System.Collections.Concurrent;
using System.Security.Cryptography;
using OkrBot.App.Ports;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Holds;

/// <param name="Value">Base64.</param>
internal sealed record OwnSecret(string Value);

/// <summary>The installation's own secrets in table Directory. Partition <c>secrets</c>, row: what it is for. Only ever inserted, so that of two servers that make
/// one at the same time both have the first; whoever deletes the row ends everything that was signed with it.</summary>
internal sealed class OwnSecretStore(ITableServiceClient tables) : IOwnSecrets
{
    private const string Partition = "secrets";
    private const int Bytes = 32;

    private readonly ITableClient _table = tables.GetTableClient(TableNames.Directory);
    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    public async ValueTask<byte[]> OfAsync(string purpose, CancellationToken cancel)
    {
        if (_known.TryGetValue(purpose, out var known)) return known;
        var row = KeyPart.Bounded(purpose);
        while (true)
        {
            if (await _table.GetAsync(Partition, row, cancel) is { } found) return _known.GetOrAdd(purpose, Convert.FromBase64String(StoredJson.Read<OwnSecret>(found.Json()).Value));
            var made = new OwnSecret(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));
            await _table.SubmitTransactionAsync([new Add(new TableRow(Partition, row).WithJson(StoredJson.Write(made)))], cancel);
        }
    }
}
