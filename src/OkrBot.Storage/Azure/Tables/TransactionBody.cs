using System.Text;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>An entity group transaction as the service reads it: a batch of one change set (Learn: "Performing entity group transactions").</summary>
internal static class TransactionBody
{
    private const string Batch = "batch_okrbot", Changes = "changeset_okrbot";

    public const string ContentType = "multipart/mixed; boundary=" + Batch;

    private const string Head = $"--{Batch}\r\nContent-Type: multipart/mixed; boundary={Changes}\r\n\r\n";
    private const string Foot = $"--{Changes}--\r\n--{Batch}--\r\n";
    private const string Part = $"--{Changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n";

    private const string Headers =
        $" HTTP/1.1\r\nAccept: {TableRequests.MinimalMetadata}\r\nContent-Type: {TableRequests.Json}\r\nPrefer: return-no-content\r\nDataServiceVersion: 3.0\r\n";

    /// <param name="body">Undefined where the answer is an index.</param>
    /// <returns>Null, or the first action that makes the body too large: the service counts its bytes, which may be more than the rows' by its own
    /// measure.</returns>
    public static int? Write(IReadOnlyList<TableTransactionAction> actions, string writeId, Uri table, out ReadOnlyMemory<byte> body)
    {
        var to = new MemoryStream();
        body = default;
        Text(to, Head);
        for (var i = 0; i < actions.Count; i++)
        {
            Write(actions[i], writeId, table, to);
            if (to.Length + Foot.Length > TableLimits.BytesPerTransaction) return i;
        }

        Text(to, Foot);
        body = to.GetBuffer().AsMemory(0, (int)to.Length);
        return null;
    }

    private static void Write(TableTransactionAction action, string writeId, Uri table, MemoryStream to)
    {
        var row = RowAddress.Of(table.AbsoluteUri, action.PartitionKey, action.RowKey);
        switch (action)
        {
            case TableTransactionAction.Add add:
                Text(to, $"{Part}POST {table.AbsoluteUri}{Headers}\r\n");
                AzureRowCodec.Write(add.Row, writeId, to);
                break;
            case TableTransactionAction.UpdateReplace replace:
                Text(to, $"{Part}PUT {row}{Headers}If-Match: {replace.ETag}\r\n\r\n");
                AzureRowCodec.Write(replace.Row, writeId, to);
                break;
            case TableTransactionAction.Delete delete:
                Text(to, $"{Part}DELETE {row}{Headers}If-Match: {delete.ETag}\r\n\r\n");
                break;
            default:
                throw new ArgumentException($"Unknown action {action.GetType().Name}.", nameof(action));
        }

        Text(to, "\r\n");
    }

    private static void Text(MemoryStream to, string text) => to.Write(Encoding.UTF8.GetBytes(text));
}
