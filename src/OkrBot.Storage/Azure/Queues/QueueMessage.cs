using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace OkrBot.Storage.Azure.Queues;

/// <summary>A message as the service hands it out.</summary>
/// <param name="PopReceipt">Proves the lease; each update gives another one. Empty for a message that was only peeked at.</param>
internal sealed record QueueMessage(string MessageId, string PopReceipt, DateTimeOffset InsertedOn, string Text);

/// <summary>The service's XML.</summary>
internal static class QueueXml
{
    /// <summary>No document types, and no complaint about characters that others put into their messages.</summary>
    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false };

    /// <param name="text">Base64, so that nothing has to be escaped.</param>
    public static byte[] Write(string text) => Encoding.UTF8.GetBytes($"<QueueMessage><MessageText>{text}</MessageText></QueueMessage>");

    public static IReadOnlyList<QueueMessage> Read(ReadOnlyMemory<byte> body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body.ToArray()), Careful);
        return [.. XDocument.Load(reader).Root!.Elements("QueueMessage").Select(Read)];
    }

    private static QueueMessage Read(XElement message) => new(
        Text(message, "MessageId"), Text(message, "PopReceipt"),
        DateTimeOffset.Parse(Text(message, "InsertionTime"), CultureInfo.InvariantCulture), Text(message, "MessageText"));

    private static string Text(XElement message, string name) => (string?)message.Element(name) ?? "";
}
