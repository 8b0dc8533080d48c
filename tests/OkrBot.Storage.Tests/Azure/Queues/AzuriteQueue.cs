using Azure.Core;
using OkrBot.App.Ports;
using OkrBot.Storage.Azure.Credentials;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Azure.Queues;
using OkrBot.Storage.Azure.Tables;
using OkrBot.Testing;
using OkrBot.Testing.Emulator;

namespace OkrBot.Storage.Tests.Azure.Queues;

/// <summary>A queue and its dead letters of their own in the emulator, on a clock that stands until a test moves it.</summary>
internal sealed class AzuriteQueue : IAsyncDisposable
{
    private readonly string _prefix = Azurite.NewPrefix();
    private readonly ManualTime _time;
    private readonly Delays _delays;
    private readonly List<IDisposable> _open = [];

    /// <param name="between">Stand between the adapter and the emulator, the first next to the adapter.</param>
    public AzuriteQueue(ManualTime time, TimeSpan? longestDelay = null, params DelegatingHandler[] between)
    {
        _time = time;
        _delays = Delays.Of(new StorageOptions { LongestDelay = longestDelay ?? StorageOptions.DefaultDelay });
        var moved = new MovedTime(time) { InnerHandler = Kept(new SocketsHttpHandler()) };
        var handler = between.Reverse().Aggregate((HttpMessageHandler)moved, (inner, outer) =>
        {
            outer.InnerHandler = inner;
            return outer;
        });
        Tables = Kept(new AzureTables(StorageOn(new SocketsHttpHandler()).Tables, _prefix));
        moved.Beside = Raw = ClientOn(new SocketsHttpHandler());
        Through = ClientOn(handler);
        Queue = NewQueue();
    }

    public AzureWorkQueue Queue { get; }

    /// <summary>The service itself, in real time.</summary>
    public QueueClient Raw { get; }

    /// <summary>The service as the adapter sees it.</summary>
    public QueueClient Through { get; }

    public AzureTables Tables { get; }

    public DeadLetterRows Dead => new(new AzureTableServiceClient(Tables), new AzureTableScan(Tables));

    public Receiving Receiving => new(Through, Dead, _time, _delays);

    /// <summary>The same queue as another server sees it.</summary>
    public AzureWorkQueue NewQueue(DeadLetterRows? dead = null)
    {
        var letters = dead ?? Dead;
        return new AzureWorkQueue(Through, letters, new Receiving(Through, letters, _time, _delays), _time, _delays);
    }

    public AzureQueueLook Look => new(Through, _time);

    public async Task RemoveQueueAsync(CancellationToken cancel)
    {
        var service = StorageOn(new SocketsHttpHandler()).Queues;
        using var answer = await service.SendAsync(RequestMethod.Delete, AzureQueueServices.NameOf(_prefix), _ => { }, service.Limits.Setup, cancel);
        Assert.True(answer.IsGood);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var one in _open) one.Dispose();
        _open.Clear();
        return ValueTask.CompletedTask;
    }

    private QueueClient ClientOn(HttpMessageHandler handler) => new(StorageOn(handler).Queues, AzureQueueServices.NameOf(_prefix));

    private AzureStorage StorageOn(HttpMessageHandler handler)
        => Kept(new AzureStorage(ConnectionStrings.Parse(Azurite.Shared.ConnectionString, MicrosoftCloud.Public), null, TimeSpan.FromSeconds(10), new ServerDates(TimeProvider.System), handler));

    private T Kept<T>(T one) where T : IDisposable
    {
        _open.Add(one);
        return one;
    }
}
