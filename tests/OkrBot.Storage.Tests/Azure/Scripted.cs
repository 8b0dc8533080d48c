using Azure.Core;
using OkrBot.App.Ports;
using OkrBot.Storage.Azure.Credentials;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Azure.Tables;
using OkrBot.Storage.Tables;
using OkrBot.Testing.Emulator;

namespace OkrBot.Storage.Tests.Azure;

/// <summary>The Azure adapter over a <see cref="ScriptedHandler"/>. The tables count as made.</summary>
internal sealed class Scripted : IDisposable
{
    private readonly AzureStorage _storage;
    private readonly AzureTables _tables;

    private Scripted(ScriptedHandler handler, StorageAccount account, TokenCredential? token, TimeSpan oneTry)
    {
        Handler = handler;
        _storage = new AzureStorage(account, token, oneTry, Dates, handler);
        _tables = new AzureTables(_storage.Tables, Azurite.NewPrefix());
        Table = new AzureTableServiceClient(_tables).GetTableClient(TableNames.Board);
    }

    public ScriptedHandler Handler { get; }
    public ServerDates Dates { get; } = new(TimeProvider.System);
    public ITableClient Table { get; }
    public StorageService Queues => _storage.Queues;

    /// <summary>Answers of the script's own. Those to the making of tables are not the script's.</summary>
    public static Scripted Of(Func<int, Sent, HttpResponseMessage> next, TokenCredential? token = null, string account = Account)
    {
        var made = 0;
        return new(
            ScriptedHandler.Answering((number, sent) => IsMaking(sent) ? Made() : next(number - made, sent)), ConnectionStrings.Parse(account, MicrosoftCloud.Public), token, TimeSpan.FromSeconds(1));

        HttpResponseMessage Made()
        {
            made++;
            return ScriptedHandler.Answer(System.Net.HttpStatusCode.NoContent);
        }
    }

    /// <summary>The emulator, between which and us something may happen to the writes.</summary>
    /// <param name="next">With the number of the write, from 0.</param>
    public static Scripted OnAzurite(Func<int, Func<Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>> next, TimeSpan? oneTry = null)
    {
        var writes = 0;
        return new(
            new ScriptedHandler((_, sent, ask, cancel) => IsMaking(sent) || sent.Method == HttpMethod.Get ? ask() : next(writes++, ask, cancel)),
            ConnectionStrings.Parse(Azurite.Shared.ConnectionString, MicrosoftCloud.Public), null, oneTry ?? TimeSpan.FromSeconds(1));
    }

    public const string Account = "AccountName=okrbot;AccountKey=c2VjcmV0LXNlY3JldC1zZWNyZXQ=";

    private static bool IsMaking(Sent sent) => sent.Method == HttpMethod.Post && sent.Address.AbsolutePath.EndsWith("/Tables", StringComparison.Ordinal);

    public void Dispose()
    {
        _tables.Dispose();
        _storage.Dispose();
    }
}
