using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace OkrBot.Benchmarks.Driving;

/// <summary>One connection's sender: sends a save, reads the whole answer, checks it.</summary>
internal sealed class SaveClient(HttpClient http, Uri bot, SaveWriter writer, TokenPool tokens)
{
    /// <summary>Every so manieth answer is read as JSON.</summary>
    private const int ReadEvery = 100;
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly ArrayBufferWriter<byte> _request = new(4096);
    private readonly Uri _messages = new(bot, "/api/messages");
    private byte[] _answer = new byte[64 * 1024];

    /// <param name="since">From when the latency counts: the sending, or the instant at which it should have been sent.</param>
    public async Task SendAsync(int number, long since, Tally tally, CancellationToken cancel)
    {
        try
        {
            var (status, length) = await PostAsync(number, cancel);
            tally.Took(Stopwatch.GetTimestamp() - since);
            if (Problem(number, status, length) is { } problem) tally.Failed(number, problem);
            else tally.Saved(number, length);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            tally.Failed(number, e.Message);
        }
    }

    private async Task<(HttpStatusCode Status, int Length)> PostAsync(int number, CancellationToken cancel)
    {
        _request.ResetWrittenCount();
        writer.Write(_request, number);
        using var request = new HttpRequestMessage(HttpMethod.Post, _messages);
        request.Headers.TryAddWithoutValidation("Authorization", tokens.HeaderOf(number));
        request.Content = new ReadOnlyMemoryContent(_request.WrittenMemory);
        request.Content.Headers.ContentType = Json;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        return (response.StatusCode, await ReadAsync(body, cancel));
    }

    private async Task<int> ReadAsync(Stream body, CancellationToken cancel)
    {
        var length = 0;
        int read;
        while ((read = await body.ReadAsync(_answer.AsMemory(length), cancel)) > 0)
        {
            length += read;
            if (length == _answer.Length) Array.Resize(ref _answer, length * 2);
        }
        return length;
    }

    private string? Problem(int number, HttpStatusCode status, int length)
    {
        if (status != HttpStatusCode.OK) return $"HTTP {(int)status}";
        if (!AnswerCheck.IsSaved(_answer.AsSpan(0, length))) return "the card does not say saved: " + AnswerCheck.Start(_answer.AsSpan(0, length));
        return number % ReadEvery == 0 ? AnswerCheck.Problem(_answer.AsMemory(0, length)) : null;
    }
}
