using System.Globalization;
using Azure.Core;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Queues;

/// <summary>One queue of the account over REST, with the names of Azure.Storage.Queues (Learn: "Queue service REST API").</summary>
/// <remarks>Every method throws <see cref="StorageUnavailableException"/> when the service does not answer. The pipeline repeats requests: a repeated
/// put may leave a twin, a repeated receive may leave messages leased to nobody until their lease ends. Both are what "at least once" allows.</remarks>
internal sealed class QueueClient(StorageService service, string name)
{
    private const string NeverExpires = "-1";

    private volatile bool _isThere;

    private string Messages => name + "/messages";

    /// <summary>Makes the queue where it is not there yet. Every other method does so first, once a process.</summary>
    public async Task CreateIfNotExistsAsync(CancellationToken cancel)
    {
        using var answer = await service.SendAsync(RequestMethod.Put, name, _ => { }, service.Limits.Setup, cancel);
        if (!answer.IsGood && AzureQueueErrors.Of(answer) != AzureErrors.QueueAlreadyExists) throw answer.Unavailable(mayHaveHappened: false);
        _isThere = true;
    }

    /// <param name="hidden">Nobody sees it for so long: whole seconds, up to seven days.</param>
    public async Task SendMessageAsync(string text, int hidden, CancellationToken cancel)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"?visibilitytimeout={hidden}&messagettl={NeverExpires}");
        using var answer = await AskAsync(RequestMethod.Post, Messages + query, text, cancel);
        if (!answer.IsGood) throw answer.Unavailable(answer.IsInDoubt);
    }

    public Task<IReadOnlyList<QueueMessage>> ReceiveMessagesAsync(int most, int hidden, CancellationToken cancel)
        => ListAsync(string.Create(CultureInfo.InvariantCulture, $"?numofmessages={most}&visibilitytimeout={hidden}"), cancel);

    /// <summary>Up to 32 that nobody leases, untouched.</summary>
    public Task<IReadOnlyList<QueueMessage>> PeekMessagesAsync(CancellationToken cancel) => ListAsync("?peekonly=true&numofmessages=32", cancel);

    /// <returns>The new receipt; null when the lease was lost.</returns>
    /// <exception cref="StorageUnavailableException">Also where a repeated try finds the receipt gone: the first one may have taken it.</exception>
    public async Task<string?> UpdateMessageAsync(QueueMessage message, string text, int hidden, CancellationToken cancel)
    {
        using var answer = await AskAsync(RequestMethod.Put, Leased(message, $"&visibilitytimeout={hidden.ToString(CultureInfo.InvariantCulture)}"), text, cancel);
        if (answer.IsGood) return answer.Header("x-ms-popreceipt");
        return AzureQueueErrors.IsLost(answer) && !answer.IsInDoubt ? null : throw answer.Unavailable(answer.IsInDoubt);
    }

    /// <summary>Ends a lease without touching the text. One that was lost is as good.</summary>
    public async Task ShowMessageAsync(QueueMessage message, CancellationToken cancel)
    {
        using var answer = await AskAsync(RequestMethod.Put, Leased(message, "&visibilitytimeout=0"), null, cancel);
        if (!answer.IsGood && !AzureQueueErrors.IsLost(answer)) throw answer.Unavailable(answer.IsInDoubt);
    }

    /// <returns>False when the lease was lost. A repeated try that finds no message has deleted it before.</returns>
    public async Task<bool> DeleteMessageAsync(QueueMessage message, CancellationToken cancel)
    {
        using var answer = await AskAsync(RequestMethod.Delete, Leased(message, ""), null, cancel);
        if (answer.IsGood || (answer.IsInDoubt && AzureQueueErrors.Of(answer) == AzureErrors.MessageNotFound)) return true;
        return AzureQueueErrors.IsLost(answer) ? false : throw answer.Unavailable(answer.IsInDoubt);
    }

    /// <summary>Takes out everything, also what is hidden.</summary>
    public async Task ClearMessagesAsync(CancellationToken cancel)
    {
        using var answer = await AskAsync(RequestMethod.Delete, Messages, null, cancel);
        if (!answer.IsGood) throw answer.Unavailable(answer.IsInDoubt);
    }

    /// <summary>All messages, also the hidden ones; the service tells it near enough.</summary>
    public async Task<long> CountMessagesAsync(CancellationToken cancel)
    {
        using var answer = await AskAsync(RequestMethod.Get, name + "?comp=metadata", null, cancel);
        return answer.IsGood && long.TryParse(answer.Header("x-ms-approximate-messages-count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : throw answer.Unavailable(mayHaveHappened: false);
    }

    private async Task<IReadOnlyList<QueueMessage>> ListAsync(string query, CancellationToken cancel)
    {
        using var answer = await AskAsync(RequestMethod.Get, Messages + query, null, cancel);
        return answer.IsGood ? QueueXml.Read(answer.Body) : throw answer.Unavailable(mayHaveHappened: false);
    }

    private string Leased(QueueMessage message, string more)
        => $"{Messages}/{Uri.EscapeDataString(message.MessageId)}?popreceipt={Uri.EscapeDataString(message.PopReceipt)}{more}";

    private async Task<StorageAnswer> AskAsync(RequestMethod method, string pathAndQuery, string? text, CancellationToken cancel)
    {
        if (!_isThere) await CreateIfNotExistsAsync(cancel);
        var answer = await service.SendAsync(method, pathAndQuery, request => Fill(request, text), service.Limits.Request, cancel);
        if (AzureQueueErrors.Of(answer) is { } code && AzureErrors.IsWithoutPlace(code)) _isThere = false;
        return answer;
    }

    private static void Fill(Request request, string? text)
    {
        if (text is null) return;
        request.Headers.SetValue("Content-Type", "application/xml");
        request.Content = RequestContent.Create(QueueXml.Write(text));
    }
}

/// <summary>What a queue's error means. Its code stands in a header too, so that nobody has to read XML for it.</summary>
internal static class AzureQueueErrors
{
    public static string? Of(StorageAnswer answer) => answer.IsVerdict ? answer.Header("x-ms-error-code") : null;

    /// <summary>Somebody else has the message, or ended it.</summary>
    public static bool IsLost(StorageAnswer answer) => Of(answer) is AzureErrors.MessageNotFound or AzureErrors.PopReceiptMismatch;
}
