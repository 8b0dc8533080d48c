using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Files;

namespace OkrBot.Storage.Tests.Files;

public abstract class KeptFileStoreTests<TStore> : IAsyncLifetime
    where TStore : TestStore, new()
{
    private static readonly TenantId Tenant = new("tenant");
    private static readonly PersonId Ann = new("ann");
    private static readonly DateTimeOffset At = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);
    private readonly TStore _store = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    private KeptFileStore Files => new(_store.Tables);

    [Fact]
    public async Task A_file_of_ten_megabytes_comes_back_as_it_was()
    {
        var bytes = new byte[10 * 1024 * 1024];
        new Random(3).NextBytes(bytes);

        await Files.KeepAsync(new KeptFile(Tenant, Ann, "big", "Größe.xlsx", bytes, At), default);

        var found = await Files.FindAsync(Tenant, Ann, "big", default);
        Assert.Equal(("Größe.xlsx", At), (found!.Name, found.At));
        Assert.True(found.Bytes.Span.SequenceEqual(bytes));
    }

    [Fact]
    public async Task Nobody_else_gets_it_and_no_other_tenant()
    {
        await Files.KeepAsync(File("one", 10), default);

        Assert.Null(await Files.FindAsync(Tenant, new PersonId("bo"), "one", default));
        Assert.Null(await Files.FindAsync(new TenantId("other"), Ann, "one", default));
        Assert.Null(await Files.FindAsync(Tenant, Ann, "two", default));
    }

    [Fact]
    public async Task The_next_file_takes_the_place_of_the_one_before_and_nothing_of_that_is_left()
    {
        await Files.KeepAsync(File("one", 200_000), default);
        await Files.KeepAsync(File("two", 10), default);
        await Files.KeepAsync(File("two", 10), default);

        Assert.Null(await Files.FindAsync(Tenant, Ann, "one", default));
        Assert.Equal(10, (await Files.FindAsync(Tenant, Ann, "two", default))!.Bytes.Length);
        await Files.KeepAsync(File("one", 200_000), default);
        Assert.Equal(200_000, (await Files.FindAsync(Tenant, Ann, "one", default))!.Bytes.Length);
    }

    [Fact]
    public async Task What_is_old_is_forgotten_and_what_came_later_stays()
    {
        await Files.KeepAsync(File("one", 10), default);

        await Files.ForgetAsync(Tenant, Ann, At, default);
        Assert.NotNull(await Files.FindAsync(Tenant, Ann, "one", default));
        await Files.ForgetAsync(Tenant, Ann, At.AddSeconds(1), default);
        await Files.ForgetAsync(Tenant, Ann, At.AddSeconds(1), default);
        Assert.Null(await Files.FindAsync(Tenant, Ann, "one", default));
    }

    private static KeptFile File(string id, int length) => new(Tenant, Ann, id, "okrs.csv", new byte[length], At);
}

public sealed class EmbeddedKeptFileStoreTests : KeptFileStoreTests<TempStore>;

public sealed class AzureKeptFileStoreTests : KeptFileStoreTests<AzuriteStore>;
