using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Storage.Azure.Credentials;

namespace OkrBot.Storage.Tests.Azure;

public sealed class AzureSettingsTests
{
    private const string Key = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
    private const string Plain = $"AccountName=okrbot;AccountKey={Key}";

    private static IEnumerable<string> Wrong(Action<StorageOptions> change)
    {
        var options = new StorageOptions { Kind = StorageKind.Azure };
        change(options);
        return new StorageOptionsValidator().Validate(null, options) is { Failed: true } failed ? failed.Failures : [];
    }

    private static string WrongOne(Action<StorageOptions> change) => Assert.Single(Wrong(change));

    [Fact]
    public void One_of_connection_string_and_account_is_enough()
    {
        Assert.Empty(Wrong(o => o.ConnectionString = Plain));
        Assert.Empty(Wrong(o => o.Account = "okrbot"));
        Assert.Empty(Wrong(o => (o.Account, o.Credential, o.ClientId) = ("okrbot", StorageCredential.ManagedIdentity, Guid.NewGuid().ToString())));
    }

    [Fact]
    public void Neither_and_both_are_named()
    {
        Assert.StartsWith("Storage:ConnectionString or Storage:Account is missing", WrongOne(_ => { }), StringComparison.Ordinal);
        Assert.StartsWith("Storage:ConnectionString and Storage:Account", WrongOne(o => (o.ConnectionString, o.Account) = (Plain, "okrbot")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_contradicts_a_key_is_named()
    {
        Assert.StartsWith("Storage:Credential", WrongOne(o => (o.ConnectionString, o.Credential) = (Plain, StorageCredential.ManagedIdentity)), StringComparison.Ordinal);
        Assert.StartsWith("Storage:ClientId", WrongOne(o => (o.ConnectionString, o.ClientId) = (Plain, Guid.NewGuid().ToString())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OkrBot", null, null, "", 1, "Storage:Account")]
    [InlineData("ok", null, null, "", 1, "Storage:Account")]
    [InlineData("https://okrbot.table.core.windows.net", null, null, "", 1, "Storage:Account")]
    [InlineData("okrbot", 7, null, "", 1, "Storage:Credential")]
    [InlineData("okrbot", null, "me", "", 1, "Storage:ClientId")]
    [InlineData("okrbot", null, null, "1st", 1, "Storage:Prefix")]
    [InlineData("okrbot", null, null, "a-b", 1, "Storage:Prefix")]
    [InlineData("okrbot", null, null, "a23456789012345678901234567890123456789012", 1, "Storage:Prefix")]
    [InlineData("okrbot", null, null, "", 0, "Storage:TryTimeout")]
    [InlineData("okrbot", null, null, "", 31, "Storage:TryTimeout")]
    public void A_wrong_setting_is_named(string account, int? credential, string? clientId, string prefix, int seconds, string named)
        => Assert.StartsWith(
            named,
            WrongOne(o => (o.Account, o.Credential, o.ClientId, o.Prefix, o.TryTimeout) =
                (account, (StorageCredential?)credential, clientId, prefix, TimeSpan.FromSeconds(seconds))),
            StringComparison.Ordinal);

    [Fact]
    public void A_federated_token_needs_what_the_platform_sets_beside_it()
    {
        // This process runs on no such platform.
        var wrong = Wrong(o => (o.Account, o.Credential) = ("okrbot", StorageCredential.FederatedToken)).ToList();
        Assert.All(wrong, told => Assert.StartsWith("Storage:Credential", told, StringComparison.Ordinal));
        Assert.Equal(["AZURE_FEDERATED_TOKEN_FILE.", "AZURE_TENANT_ID.", "AZURE_CLIENT_ID."], wrong.Select(told => told.Split(' ')[^1]));
    }

    [Theory]
    [InlineData("AccountKey=" + Key, "AccountName")]
    [InlineData("AccountName=okrbot", "AccountKey")]
    [InlineData("AccountName=okrbot;AccountKey=no-base64!", "AccountKey")]
    [InlineData("AccountName=OkrBot;AccountKey=" + Key, "AccountName")]
    [InlineData(Plain + ";AccountKey=" + Key, "AccountKey")]
    [InlineData(Plain + ";DefaultEndpointsProtocol=ftp", "DefaultEndpointsProtocol")]
    [InlineData(Plain + ";DefaultEndpointsProtocol=http", "https")]
    [InlineData(Plain + ";TableEndpoint=http://storage.example/okrbot", "https")]
    [InlineData(Plain + ";QueueEndpoint=here", "QueueEndpoint")]
    [InlineData(Plain + ";TableEndpoint=https://okrbot.example/?sv=1", "TableEndpoint")]
    [InlineData(Plain + ";EndpointSuffix=a b", "EndpointSuffix")]
    [InlineData(Plain + ";Colour=blue", "not known")]
    [InlineData("AccountName=okrbot;SharedAccessSignature=sv=" + Key, "shared access signature")]
    [InlineData("UseDevelopmentStorage=no", "UseDevelopmentStorage")]
    [InlineData("UseDevelopmentStorage=true;" + Plain, "UseDevelopmentStorage")]
    [InlineData("nonsense", "not known")]
    [InlineData("", "AccountName")]
    public void A_wrong_connection_string_is_told_without_its_values(string text, string says)
    {
        var told = WrongOne(o => o.ConnectionString = text);
        Assert.StartsWith("Storage:ConnectionString ", told, StringComparison.Ordinal);
        Assert.Contains(says, told, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, told, StringComparison.Ordinal);
        Assert.DoesNotContain("okrbot", told, StringComparison.Ordinal);
        Assert.DoesNotContain("blue", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Plain, "https://okrbot.table.core.windows.net/", "https://okrbot.queue.core.windows.net/")]
    [InlineData("accountname = okrbot ; ACCOUNTKEY=" + Key + ";EndpointSuffix=core.chinacloudapi.cn;", "https://okrbot.table.core.chinacloudapi.cn/", "https://okrbot.queue.core.chinacloudapi.cn/")]
    [InlineData(Plain + ";BlobEndpoint=https://x.example/;TableEndpoint=https://t.example/", "https://t.example/", "https://okrbot.queue.core.windows.net/")]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "http://127.0.0.1:10001/devstoreaccount1")]
    [InlineData(Plain + ";TableEndpoint=http://127.0.0.1:1/okrbot/;QueueEndpoint=http://localhost:2/okrbot", "http://127.0.0.1:1/okrbot", "http://localhost:2/okrbot")]
    public void A_connection_string_is_read_as_azure_reads_it(string text, string tables, string queues)
    {
        var account = ConnectionStrings.Parse(text, MicrosoftCloud.Public);
        Assert.Equal((tables, queues), (account.Tables.AbsoluteUri, account.Queues.AbsoluteUri));
        Assert.DoesNotContain(Key, account.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_is_in_the_public_cloud_and_has_no_key()
    {
        var account = StorageAccount.Of(new StorageOptions { Kind = StorageKind.Azure, Account = "okrbot" });
        Assert.Equal("https://okrbot.table.core.windows.net/", account.Tables.AbsoluteUri);
        Assert.Null(account.Key);
    }

    [Theory]
    [InlineData("Public", "Account=okrbot", "core.windows.net")]
    [InlineData("GccHigh", "Account=okrbot", "core.usgovcloudapi.net")]
    [InlineData("Dod", "Account=okrbot", "core.usgovcloudapi.net")]
    [InlineData("China", "Account=okrbot", "core.chinacloudapi.cn")]
    [InlineData("Public", "ConnectionString=" + Plain, "core.windows.net")]
    [InlineData("GccHigh", "ConnectionString=" + Plain, "core.usgovcloudapi.net")]
    [InlineData("GccHigh", "ConnectionString=" + Plain + ";EndpointSuffix=core.usgovcloudapi.net", "core.usgovcloudapi.net")]
    [InlineData("Dod", "ConnectionString=" + Plain + ";EndpointSuffix=core.usgovcloudapi.net", "core.usgovcloudapi.net")]
    [InlineData("China", "ConnectionString=" + Plain + ";EndpointSuffix=core.chinacloudapi.cn", "core.chinacloudapi.cn")]
    [InlineData("GccHigh", "ConnectionString=" + Plain + ";EndpointSuffix=storage.example.org", "storage.example.org")]
    public void An_account_is_where_the_cloud_keeps_its_storage(string cloud, string setting, string suffix)
    {
        var account = StorageAccount.Of(Bound(cloud, setting).Value);
        Assert.Equal(($"https://okrbot.table.{suffix}/", $"https://okrbot.queue.{suffix}/"), (account.Tables.AbsoluteUri, account.Queues.AbsoluteUri));
    }

    [Theory]
    [InlineData("", "EndpointSuffix=core.usgovcloudapi.net", "leads to storage of Cloud GccHigh, but Cloud is Public")]
    [InlineData("Dod", "EndpointSuffix=core.windows.net", "leads to storage of Cloud Public, but Cloud is Dod")]
    [InlineData("GccHigh", "TableEndpoint=https://okrbot.table.core.windows.net/;QueueEndpoint=https://okrbot.queue.core.windows.net/", "leads to storage of Cloud Public, but Cloud is GccHigh")]
    [InlineData("Public", "EndpointSuffix=core.chinacloudapi.cn", "leads to storage of Cloud China, but Cloud is Public")]
    public void Storage_of_another_cloud_stops_the_start(string cloud, string part, string says)
        => Assert.Equal($"Storage:ConnectionString {says}.", Assert.Single(Assert.Throws<OptionsValidationException>(() => Bound(cloud, $"ConnectionString={Plain};{part}").Value).Failures));

    [Theory]
    [InlineData("GccHigh", "", "GccHigh")]
    [InlineData("GccHigh", ";EndpointSuffix=core.windows.net", "Public")]
    [InlineData("Public", ";EndpointSuffix=core.chinacloudapi.cn", "China")]
    [InlineData("Dod", ";EndpointSuffix=core.usgovcloudapi.net", "Dod")]
    [InlineData("Dod", ";EndpointSuffix=storage.example.org", "Dod")]
    [InlineData("Dod", ";nonsense", "Dod")]
    public void A_copy_goes_where_its_connection_string_leads(string own, string part, string cloud)
        => Assert.Equal(cloud, ConnectionStrings.CloudOf(Plain + part, MicrosoftCloud.Find(own)!).Name.ToString());

    private static IOptions<StorageOptions> Bound(string cloud, string setting)
    {
        var at = setting.IndexOf('=', StringComparison.Ordinal);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Cloud"] = cloud, ["Storage:Kind"] = "Azure", ["Storage:" + setting[..at]] = setting[(at + 1)..] };
        return new ServiceCollection().AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider().GetRequiredService<IOptions<StorageOptions>>();
    }
}
