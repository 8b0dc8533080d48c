using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Storage.Embedded;
using OkrBot.Storage.Tables;
using OkrBot.Storage.TeamCycles;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests;

public sealed class StorageServicesTests
{
    [Fact]
    public async Task Everything_is_there_on_a_file_that_is_made_at_the_start()
    {
        using var file = new TempFile();
        await using var all = Services(("Storage:Path", file.Path));

        Assert.NotNull(all.GetRequiredService<ITeamCycles>());
        Assert.NotNull(all.GetRequiredService<IRooms>());
        Assert.NotNull(all.GetRequiredService<IDirectory>());
        Assert.NotNull(all.GetRequiredService<IBoard>());
        Assert.NotNull(all.GetRequiredService<IWorkQueue>());
        Assert.NotNull(all.GetRequiredService<TeamHousekeeping>());
        Assert.True(File.Exists(file.Path));
    }

    [Fact]
    public async Task Requests_of_the_program_are_counted()
    {
        using var file = new TempFile();
        await using var all = Services(("Storage:Path", file.Path));

        await all.GetRequiredService<ITeamCycles>().FindAsync(TeamCycles.Sample.Id, default);

        Assert.Equal(1, all.GetRequiredService<TableRequestCounts>().Of(TableNames.TeamCycles));
    }

    [Theory]
    [InlineData("Storage:Kind", "Azure", "Storage:ConnectionString or Storage:Account")]
    [InlineData("Storage:Kind", "7", "Storage:Kind")]
    [InlineData("Storage:Path", " ", "Storage:Path")]
    [InlineData("Storage:Path", ".", "Storage:Path")]
    [InlineData("Storage:ConnectionString", "UseDevelopmentStorage=true", "Storage:ConnectionString")]
    [InlineData("Storage:Account", "okrbot", "Storage:Account")]
    [InlineData("Storage:Credential", "ManagedIdentity", "Storage:Credential")]
    [InlineData("Storage:ClientId", "6f8f4a2e-4a44-4d0c-9f2e-0a6c3d1e2b11", "Storage:ClientId")]
    [InlineData("Storage:Prefix", "test", "Storage:Prefix")]
    [InlineData("Storage:DirectoryMemory", "00:02:00", "Storage:DirectoryMemory")]
    public async Task A_wrong_setting_is_named(string setting, string value, string named)
    {
        await using var all = Services((setting, value));
        var error = Assert.Throws<OptionsValidationException>(() => all.GetRequiredService<IOptions<StorageOptions>>().Value);
        Assert.StartsWith(named, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_probe_says_ready_while_storage_writes_and_why_not_when_it_does_not()
    {
        using var file = new TempFile();
        await using var all = Services(("Storage:Path", file.Path));
        var probe = all.GetRequiredService<IStorageProbe>();
        Assert.Equal(new StorageHealth(true, null), await probe.CheckAsync(default));
        Assert.Equal(new StorageHealth(true, null), await probe.CheckAsync(default));

        await all.GetRequiredService<EmbeddedDatabase>().WriteAsync(connection => new Written<int>(connection.Execute("DROP TABLE rows")), default);

        var health = await probe.CheckAsync(default);
        Assert.False(health.Ready);
        Assert.NotNull(health.Reason);
    }

    private static ServiceProvider Services(params (string Key, string? Value)[] settings) => new ServiceCollection()
        .AddSingleton<TimeProvider>(new ManualTime())
        .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build())
        .BuildServiceProvider();
}
