using System.Net;
using System.Text;

namespace OkrBot.Storage.Tests.Azure;

/// <summary>What one request to the service met.</summary>
/// <param name="Authorization">As it was sent.</param>
internal sealed record Sent(HttpMethod Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}

/// <summary>Answers as told, or hands on to the real emulator, and remembers what was sent.</summary>
/// <param name="next">Asked with the number of the request, from 0; what it throws or returns is the answer. The third argument asks the real one.</param>
internal sealed class ScriptedHandler(Func<int, Sent, Func<Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>> next) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly List<Sent> _sent = [];

    public IReadOnlyList<Sent> Sent => _sent;

    public static ScriptedHandler Answering(Func<int, Sent, HttpResponseMessage> next) => new((number, sent, _, _) => Task.FromResult(next(number, sent)));

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "", DateTimeOffset? date = null)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        answer.Headers.Date = date;
        return answer;
    }

    public static string Error(string code, string message = "No.") => $$"""{"odata.error":{"code":"{{code}}","message":{"lang":"en-US","value":"{{message}}"} } }""";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        var sent = new Sent(request.Method, request.RequestUri!, headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase), body);
        int number;
        lock (_sent)
        {
            number = _sent.Count;
            _sent.Add(sent);
        }

        return await next(number, sent, () => base.SendAsync(request, cancellationToken), cancellationToken);
    }
}
