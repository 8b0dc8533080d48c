using System.Collections.Concurrent;

namespace OkrBot.Storage.Tests.Azure.Queues;

internal enum Fate { Passes, NeverArrives, AnswerIsLost }

/// <summary>Notes what goes to the service, and loses what a test wants lost.</summary>
internal sealed class Wire : DelegatingHandler
{
    private readonly ConcurrentQueue<string> _sent = new();

    /// <summary>Method, path and query of each request, in the order of sending.</summary>
    public IReadOnlyList<string> Sent => [.. _sent];

    public Func<HttpRequestMessage, Fate> Decide { get; set; } = _ => Fate.Passes;

    /// <summary>This happens to the first so many requests of the method.</summary>
    public void Loses(HttpMethod method, Fate fate, int times = 1)
    {
        var left = times;
        Decide = request => request.Method == method && Interlocked.Decrement(ref left) >= 0 ? fate : Fate.Passes;
    }

    public string LastOf(HttpMethod method) => Sent.Last(line => line.StartsWith(method.Method + " ", StringComparison.Ordinal));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _sent.Enqueue($"{request.Method} {request.RequestUri!.PathAndQuery}");
        var fate = Decide(request);
        if (fate == Fate.NeverArrives) throw new HttpRequestException(HttpRequestError.ConnectionError, "no way");
        var answer = await base.SendAsync(request, cancellationToken);
        if (fate == Fate.Passes) return answer;
        answer.Dispose();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut off");
    }
}
