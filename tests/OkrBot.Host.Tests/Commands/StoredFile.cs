using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Host.Tests.Processes;
using OkrBot.Storage;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Commands;

/// <summary>A storage file of its own, filled through the ports, for verbs that run on it as processes of their own.</summary>
internal sealed class StoredFile : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("okrbot-verbs-");
    private readonly ServiceProvider _services;

    public StoredFile()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", Path)]).Build();
        _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(settings).BuildServiceProvider();
        // Opening it makes the file.
        Queue = _services.GetRequiredService<IWorkQueue>();
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "okrbot.db");
    public IWorkQueue Queue { get; }

    public Task<Ended> RunAsync(params string[] arguments) => ChildProgram.RunAsync([.. arguments, "--Storage:Path=" + Path]);

    public static WorkItem Item(string id, TimeSpan dueIn = default)
        => new("effect", id, TimeProvider.System.GetUtcNow() + dueIn, TimeProvider.System.GetUtcNow());

    /// <summary>Puts the item in and fails it the last time that it takes.</summary>
    public async Task<DeadLetter> BuryAsync(string id, string reason)
    {
        await Queue.EnqueueAsync([Item(id) with { Attempts = 4 }], CancellationToken.None);
        var lease = Assert.Single(await Queue.ReceiveAsync(32, TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.True(await Queue.FailAsync(lease, reason, CancellationToken.None));
        return (await Queue.DeadLettersAsync(1000, CancellationToken.None)).Single(letter => letter.Item.Id == id);
    }

    /// <summary>Puts rows into TeamCycles, which is copied first.</summary>
    public async Task FillAsync(int partitions, int rows)
    {
        var table = _services.GetRequiredService<ITableServiceClient>().GetTableClient(TableNames.TeamCycles);
        await Task.WhenAll(Enumerable.Range(0, partitions).Select(partition => table.SubmitTransactionAsync(
            [.. Enumerable.Range(0, rows).Select(row => new TableTransactionAction.Add(new TableRow($"t|{partition:D4}", $"s|{row:D4}") { ["Text"] = new string('x', 200) }))],
            CancellationToken.None)));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
