using System.Net;
using System.Text;
using OkrBot.Graph.Client;
using OkrBot.Testing;

namespace OkrBot.Graph.Tests.Client;

/// <summary>The governor alone: up to where it has to wait everything happens at once, so what has not gone out is waiting.</summary>
public sealed class BatchRoomTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);
    private readonly ManualTime _time = new();
    private readonly Held _graph = new();
    private readonly HttpMessageInvoker _client;

    public BatchRoomTests() => _client = new HttpMessageInvoker(new Governor(_time) { InnerHandler = _graph });

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_batch_waits_until_there_is_room_for_all_its_parts()
    {
        var singles = Enumerable.Range(0, 3).Select(_ => AskAsync("ann")).ToList();
        var batch = BatchAsync("ann", "ann", "bo");
        Assert.Equal(3, _graph.Sent);
        _graph.Answer();
        await _graph.ArrivedAsync(4);
        // Two single questions, and two of the batch.
        singles.Add(AskAsync("ann"));
        Assert.Equal(4, _graph.Sent);
        _graph.AnswerAll();
        await _graph.ArrivedAsync(5);
        _graph.AnswerAll();
        await Task.WhenAll([.. singles, batch]).WaitAsync(Guard);
    }

    [Fact]
    public async Task While_a_batch_of_more_than_four_is_under_way_to_a_mailbox_nobody_else_asks_there()
    {
        var batch = BatchAsync("ann", "ann", "ann", "ann", "ann", "ann");
        Task[] waiting = [AskAsync("ANN"), BatchAsync("bo", "ann")];
        Assert.Equal(1, _graph.Sent);
        var other = AskAsync("bo");
        Assert.Equal(2, _graph.Sent);
        _graph.AnswerAll();
        await _graph.ArrivedAsync(4);
        _graph.AnswerAll();
        await Task.WhenAll([batch, other, .. waiting]).WaitAsync(Guard);
    }

    [Fact]
    public async Task Chats_in_a_batch_keep_the_pace_of_each_and_of_all()
    {
        var first = BatchAsync([.. Enumerable.Range(0, 20)], "chats");
        var second = BatchAsync([.. Enumerable.Range(20, 6)], "chats");
        Assert.Equal(1, _graph.Sent);
        _graph.AnswerAll();
        await first.WaitAsync(Guard);
        Assert.Equal(1, _graph.Sent);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _graph.ArrivedAsync(2);
        _graph.AnswerAll();
        await second.WaitAsync(Guard);
    }

    [Fact]
    public async Task Changes_of_subscriptions_in_batches_keep_their_pace()
    {
        var all = Enumerable.Range(0, 3).Select(_ => BatchAsync([.. Enumerable.Range(0, 20)], "subscriptions", "DELETE")).ToList();
        // Graph takes more; we let forty through in a second.
        Assert.Equal(2, _graph.Sent);
        _graph.AnswerAll();
        await Task.WhenAll(all.Take(2)).WaitAsync(Guard);
        Assert.Equal(2, _graph.Sent);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _graph.ArrivedAsync(3);
        _graph.AnswerAll();
        await all[2].WaitAsync(Guard);
    }

    [Fact]
    public async Task One_that_is_stopped_while_it_waits_leaves_its_places_to_others()
    {
        var first = BatchAsync("ann", "ann", "ann", "ann");
        using var stop = new CancellationTokenSource();
        var stopped = _client.SendAsync(Batch(["bo", "bo", "bo", "bo", "ann"], "users", "GET"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.WaitAsync(Guard));
        var next = BatchAsync("bo", "bo", "bo", "bo");
        Assert.Equal(2, _graph.Sent);
        _graph.AnswerAll();
        await Task.WhenAll(first, next).WaitAsync(Guard);
    }

    [Fact]
    public async Task A_batch_that_is_refused_as_a_whole_quiets_all_of_its_parts_and_nobody_else()
    {
        var batch = BatchAsync("ann", "bo");
        _graph.Answer(new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "60" } } });
        Assert.Equal(HttpStatusCode.TooManyRequests, (await batch.WaitAsync(Guard)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync("bo").WaitAsync(Guard)).StatusCode);
        Assert.Equal(1, _graph.Sent);
        var other = AskAsync("cleo");
        Assert.Equal(2, _graph.Sent);
        _graph.AnswerAll();
        await other.WaitAsync(Guard);
    }

    private Task<HttpResponseMessage> AskAsync(string mailbox)
        => _client.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"https://graph.example/v1.0/users/{mailbox}/events"), CancellationToken.None);

    private Task<HttpResponseMessage> BatchAsync(params string[] mailboxes) => _client.SendAsync(Batch(mailboxes, "users", "GET"), CancellationToken.None);

    private Task<HttpResponseMessage> BatchAsync(int[] ids, string collection, string method = "GET")
        => _client.SendAsync(Batch([.. ids.Select(id => $"{id}")], collection, method), CancellationToken.None);

    private static HttpRequestMessage Batch(string[] ids, string collection, string method) => new(HttpMethod.Post, "https://graph.example/v1.0/$batch")
    {
        Content = new StringContent(
            $$"""{"requests":[{{string.Join(',', ids.Select((id, at) => $$"""{"id":"{{at}}","method":"{{method}}","url":"/{{collection}}/{{id}}"}"""))}}]}""", Encoding.UTF8, "application/json"),
    };

    /// <summary>Answers only when it is told to.</summary>
    private sealed class Held : HttpMessageHandler
    {
        private readonly Queue<TaskCompletionSource<HttpResponseMessage>> _open = new();
        private readonly SemaphoreSlim _arrived = new(0);
        private readonly Lock _gate = new();
        private int _seen;

        public int Sent { get; private set; }

        public async Task ArrivedAsync(int all)
        {
            for (; _seen < all; _seen++) Assert.True(await _arrived.WaitAsync(Guard));
        }

        public void AnswerAll()
        {
            while (_open.Count > 0) Answer();
        }

        public void Answer(HttpResponseMessage? with = null)
        {
            TaskCompletionSource<HttpResponseMessage> next;
            lock (_gate) next = _open.Dequeue();
            next.SetResult(with ?? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"responses":[]}""") });
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                _open.Enqueue(answer);
                Sent++;
            }
            _arrived.Release();
            return answer.Task;
        }
    }
}
