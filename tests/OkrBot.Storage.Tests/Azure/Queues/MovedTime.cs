using System.Globalization;
using System.Web;
using OkrBot.Storage.Azure.Queues;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Azure.Queues;

/// <summary>The emulator hides messages in real time, and a test's clock stands until it is moved. This stands between the adapter and the emulator: before
/// each look it shows what the test's clock says is hidden no longer, by a request that the service itself offers. That request changes the receipt, which a
/// lease that merely ends does not: so the old receipt goes on until somebody receives the message. Everything else passes.</summary>
internal sealed class MovedTime(ManualTime time) : DelegatingHandler
{
    private readonly Dictionary<string, Hidden> _hidden = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Old, string New)> _receipts = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>The same queue, not through here.</summary>
    public QueueClient? Beside { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        await ShowAsync(cancellationToken);
        Renew(request, query["popreceipt"]);
        var text = request.Content is null ? "" : TextOf(await request.Content.ReadAsStringAsync(cancellationToken));
        var answer = await base.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode || !request.RequestUri.AbsolutePath.Contains("/messages", StringComparison.Ordinal) || query["peekonly"] is not null) return answer;
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var id = IdOf(request);
        if (request.Method == HttpMethod.Delete) Forget(id);
        else if (request.Method == HttpMethod.Put) Keep(new(id, answer.Headers.GetValues("x-ms-popreceipt").Single(), time.Now, text), query);
        else foreach (var one in QueueXml.Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken))) Keep(one with { Text = one.Text.Length > 0 ? one.Text : text }, query);
        return answer;
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        List<Hidden> shown;
        lock (_gate)
        {
            shown = [.. _hidden.Values.Where(hidden => hidden.Until <= time.Now).OrderBy(hidden => hidden.Until)];
            foreach (var one in shown) _hidden.Remove(one.Message.MessageId);
        }
        foreach (var one in shown)
            if (await Beside!.UpdateMessageAsync(one.Message, one.Message.Text, 0, cancel) is { } receipt)
                lock (_gate) _receipts[one.Message.MessageId] = (one.Message.PopReceipt, receipt);
    }

    private void Renew(HttpRequestMessage request, string? receipt)
    {
        lock (_gate)
        {
            if (receipt is null || !_receipts.TryGetValue(IdOf(request), out var known) || known.Old != receipt) return;
            request.RequestUri = new Uri(request.RequestUri!.AbsoluteUri.Replace(Uri.EscapeDataString(known.Old), Uri.EscapeDataString(known.New), StringComparison.Ordinal));
        }
    }

    private void Keep(QueueMessage message, System.Collections.Specialized.NameValueCollection query)
    {
        var seconds = int.Parse(query["visibilitytimeout"] ?? "0", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            _receipts.Remove(message.MessageId);
            if (seconds > 0) _hidden[message.MessageId] = new Hidden(message, time.Now + TimeSpan.FromSeconds(seconds));
            else _hidden.Remove(message.MessageId);
        }
    }

    private void Forget(string id)
    {
        lock (_gate) _hidden.Remove(id);
    }

    private static string IdOf(HttpRequestMessage request) => HttpUtility.UrlDecode(request.RequestUri!.Segments[^1]);

    private static string TextOf(string xml) => xml.Split("<MessageText>") is [_, var rest] ? rest.Split("</MessageText>")[0] : "";

    private sealed record Hidden(QueueMessage Message, DateTimeOffset Until);
}
