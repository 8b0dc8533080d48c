using OkrBot.Storage.Queues;

namespace OkrBot.Storage.Embedded;

/// <summary>Counts in the storage file.</summary>
internal sealed class EmbeddedQueueLook(EmbeddedDatabase database, TimeProvider time) : IQueueLook
{
    public Task<QueueFigures> LookAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcTicks;
        return database.ReadAsync(
            connection =>
            {
                using var reader = connection.Read("SELECT count(*) FILTER (WHERE hidden_until <= $1), min(due) FILTER (WHERE hidden_until <= $1), count(*) FROM queue", now);
                reader.Read();
                return new QueueFigures(
                    reader.GetInt32(0), OrMore: false, reader.IsDBNull(1) ? null : new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero), reader.GetInt64(2));
            },
            cancel);
    }
}
