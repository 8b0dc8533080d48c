namespace OkrBot.Storage.Tables;

/// <summary>One row's part in a transaction. There is no upsert and no wildcard: who replaces or deletes names the mark that was read.</summary>
public abstract record TableTransactionAction
{
    private TableTransactionAction() { }

    public abstract string PartitionKey { get; }
    public abstract string RowKey { get; }

    /// <summary>The row must not be there.</summary>
    public sealed record Add(TableRow Row) : TableTransactionAction
    {
        public override string PartitionKey => Row.PartitionKey;
        public override string RowKey => Row.RowKey;
    }

    /// <summary>All properties of the row are replaced; it must still carry <paramref name="ETag"/>.</summary>
    public sealed record UpdateReplace(TableRow Row, string ETag) : TableTransactionAction
    {
        public string ETag { get; } = Mark(ETag);
        public override string PartitionKey => Row.PartitionKey;
        public override string RowKey => Row.RowKey;
    }

    public sealed record Delete(string Partition, string Key, string ETag) : TableTransactionAction
    {
        public string ETag { get; } = Mark(ETag);
        public override string PartitionKey => Partition;
        public override string RowKey => Key;
    }

    private static string Mark(string etag) => etag is null or "" or "*"
        ? throw new ArgumentException("A row is replaced or deleted only under the ETag that was read.", nameof(etag))
        : etag;
}
