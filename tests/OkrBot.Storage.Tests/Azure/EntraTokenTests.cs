using System.Buffers.Text;
using System.Text;
using Azure.Core;
using OkrBot.Storage.Azure.Credentials;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Azure.Tables;
using OkrBot.Storage.Tables;
using OkrBot.Testing.Emulator;

namespace OkrBot.Storage.Tests.Azure;

/// <summary>The way of a managed identity, up to the service: real TLS, a real token, and no key.</summary>
public sealed class EntraTokenTests
{
    [Fact]
    public async Task A_token_for_storage_opens_tables_and_queues_and_another_does_not()
    {
        using var azurite = await TokenAzurite.StartAsync();
        using var storage = Storage(azurite, "https://storage.azure.com");
        using var tables = new AzureTables(storage.Tables, "x");
        var table = new AzureTableServiceClient(tables).GetTableClient(TableNames.Rooms);

        var done = await table.SubmitTransactionAsync([new TableTransactionAction.Add(new TableRow("p", "a")), new TableTransactionAction.Add(new TableRow("p", "b"))], default);
        Assert.IsType<TransactionResult.Committed>(done);
        Assert.NotNull(await table.GetAsync("p", "b", default));
        using var made = await storage.Queues.SendAsync(RequestMethod.Put, "work", _ => { }, storage.Queues.Limits.Setup, default);
        Assert.True(made.IsGood);

        using var wrong = Storage(azurite, "https://graph.microsoft.com");
        using var closed = new AzureTables(wrong.Tables, "x");
        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => closed.EnsureAsync(default));
        Assert.StartsWith("Azure storage refuses our credential (403", refused.Message, StringComparison.Ordinal);
    }

    private static AzureStorage Storage(TokenAzurite azurite, string audience)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == azurite.Thumbprint;
        return new AzureStorage(
            new StorageAccount("devstoreaccount1", azurite.Tables, azurite.Queues, null), new FixedToken(Token(audience)), TimeSpan.FromSeconds(2),
            new ServerDates(TimeProvider.System), handler);
    }

    private static string Token(string audience)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = $$"""{"iss":"https://sts.windows.net/11111111-1111-1111-1111-111111111111/","aud":"{{audience}}","nbf":{{now - 60}},"iat":{{now - 60}},"exp":{{now + 600}}}""";
        return $"{Part("""{"alg":"RS256","typ":"JWT"}""")}.{Part(claims)}.{Part("unsigned")}";
    }

    private static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
