using System.Collections.Concurrent;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Observability;
using OkrBot.Storage.Queues;
using OkrBot.Storage.Tables;
using OkrBot.Storage.TeamCycles;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.TeamCycles;

/// <summary>One server of the program: its own write path over storage that may be shared, its requests counted.</summary>
internal sealed class Server : IWakeSink
{
    /// <param name="most">How many teams it remembers.</param>
    public Server(TestStore store, Func<TableRequest, Fault>? fault = null, ManualTime? time = null, int most = TeamMemory.Most)
        : this(store, Faulty(store.Tables, fault), time ?? new ManualTime(skipDelays: true), most)
    {
    }

    public Server(TestStore store, ITableServiceClient tables, ManualTime time, int most = TeamMemory.Most)
    {
        Time = time;
        var meters = new TestMeters();
        Measured = new Measured(meters);
        Queue = new MeasuredWorkQueue(store.QueueFor(Time), meters, Time);
        Tables = new CountingTableServiceClient(tables, Counts);
        Store = new TeamCycleStore(Tables, new WakeAnnouncer(Queue, this, Time), new StorageTelemetry(meters, Counts, Time), Time, new TeamMemory(most));
    }

    public ManualTime Time { get; }
    public TableRequestCounts Counts { get; } = new();
    public ITableServiceClient Tables { get; }
    public IWorkQueue Queue { get; }
    public TeamCycleStore Store { get; }
    public Measured Measured { get; }

    /// <summary>What the dispatcher was told.</summary>
    public ConcurrentQueue<WorkItem> Dispatched { get; } = [];

    public void Committed(IReadOnlyList<WorkItem> items)
    {
        foreach (var item in items) Dispatched.Enqueue(item);
    }

    public async Task StartTeam()
    {
        Assert.True(await Store.StartAsync(Sample.Id, Sample.First, Sample.Stamp("start"), default));
        Counts.Reset();
    }

    public Task<Change> Answer(string command, int keyResult, int value)
        => Store.ChangeAsync(Sample.Id, Sample.Stamp(command), _ => Sample.Answer(keyResult, value), default);

    /// <summary>Requests to the teams since the last time.</summary>
    public (long Gets, long Queries, long Transactions) Spent()
    {
        var spent = (Of(TableRequest.Get), Of(TableRequest.Query), Of(TableRequest.Transaction));
        Counts.Reset();
        return spent;

        long Of(TableRequest kind) => Counts.Of(TableNames.TeamCycles, kind);
    }

    public async Task<TeamCycle> Find() => (await Store.FindAsync(Sample.Id, default))!;

    /// <summary>All that it would say of the team, as text.</summary>
    public async Task<string> Text() => Sample.Text(await Find());

    public async Task<List<HistoryEntry>> History()
    {
        var history = new List<HistoryEntry>();
        await foreach (var entry in Store.HistoryAsync(Sample.Id, default)) history.Add(entry);
        return history;
    }

    /// <summary>Everything in the queue, also what is not due.</summary>
    public async Task<List<WorkItem>> Queued()
    {
        Time.Advance(TimeSpan.FromDays(1));
        var items = new List<WorkItem>();
        while (await Queue.ReceiveAsync(32, TimeSpan.FromDays(1), default) is { Count: > 0 } some) items.AddRange(some.Select(lease => lease.Item));
        return items;
    }

    private static ITableServiceClient Faulty(ITableServiceClient tables, Func<TableRequest, Fault>? fault)
        => fault is null ? tables : new FaultyTables(tables, fault);
}
