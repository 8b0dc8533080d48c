using System.Text;
using OkrBot.App.Ports;
using OkrBot.Storage.Json;

namespace OkrBot.Storage.Azure.Queues;

/// <summary>What stands in a message: JSON in base64, which passes through XML whatever ids hold.</summary>
/// <param name="Item">With its due time and the failures counted so far. The service's own count of receivings is no count of failures.</param>
/// <param name="Reason">Set with the fifth failure, before the dead letter is written: whoever receives this message next has only to bury it.</param>
/// <param name="DiedAt">Set with <paramref name="Reason"/>.</param>
internal sealed record QueueBody(WorkItem Item, string? Reason = null, DateTimeOffset? DiedAt = null)
{
    /// <summary>The service's limit for a message (Learn: "Scalability targets for Queue storage"). Base64 is ASCII, so characters are bytes.</summary>
    private const int Longest = 64 * 1024;

    /// <summary>Enough to tell what happened; an exception's text may be long.</summary>
    public const int LongestReason = 4_000;

    /// <exception cref="InvalidOperationException">It does not fit. Items hold ids only, so this is a bug of the caller.</exception>
    public string Encode()
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(StoredJson.Write(this)));
        return text.Length <= Longest ? text : throw new InvalidOperationException($"A work item of kind {Item.Kind} does not fit into a message; it may hold ids only.");
    }

    /// <exception cref="InvalidDataException">The text is not one of ours.</exception>
    public static QueueBody Decode(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) throw new InvalidDataException("The message is not base64.");
        var body = StoredJson.Read<QueueBody>(Encoding.UTF8.GetString(bytes, 0, length));
        return body is { Item: { Kind: not null, Id: not null } } ? body : throw new InvalidDataException("The message holds no work item.");
    }

    public QueueBody Dying(string reason, DateTimeOffset at)
        => this with { Reason = reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…", DiedAt = at };
}
