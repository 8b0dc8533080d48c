using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace OkrBot.Storage.Embedded;

/// <summary>The one writing connection of this process. Pieces that wait together share one transaction, and so one flush to the disk:
/// each stands in its own savepoint, so that one's refusal touches no other.</summary>
internal sealed class EmbeddedWriter : IAsyncDisposable
{
    private const int MostTogether = 64;

    private readonly Channel<WriteJob> _jobs = Channel.CreateUnbounded<WriteJob>(new UnboundedChannelOptions { SingleReader = true });
    private readonly EmbeddedConnection _connection;
    private readonly Task _loop;

    public EmbeddedWriter(EmbeddedConnection connection)
    {
        _connection = connection;
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Answers once the writing is durable.</summary>
    public Task<T> RunAsync<T>(Func<EmbeddedConnection, Written<T>> work, CancellationToken cancel)
    {
        var job = new WriteJob<T>(work, cancel);
        ObjectDisposedException.ThrowIf(!_jobs.Writer.TryWrite(job), this);
        return job.Done;
    }

    /// <summary>Ends what is waiting, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await _loop;
        _connection.Dispose();
    }

    private async Task LoopAsync()
    {
        var together = new List<WriteJob>(MostTogether);
        while (await _jobs.Reader.WaitToReadAsync())
        {
            together.Clear();
            while (together.Count < MostTogether && _jobs.Reader.TryRead(out var job)) together.Add(job);
            if (Commit(together) is { } error)
                foreach (var job in together) job.Fail(error);
            else
                foreach (var job in together) job.Finish();
        }
    }

    private Exception? Commit(List<WriteJob> together)
    {
        var committing = false;
        try
        {
            _connection.Execute("BEGIN IMMEDIATE");
            foreach (var job in together)
            {
                _connection.Execute("SAVEPOINT piece");
                if (!job.Run(_connection)) _connection.Execute("ROLLBACK TO piece");
                _connection.Execute("RELEASE piece");
            }

            committing = true;
            _connection.Execute("COMMIT");
            return null;
        }
        catch (SqliteException error)
        {
            Undo();
            return EmbeddedErrors.Translate(error, committing);
        }
    }

    /// <summary>Some errors have ended the transaction already; then there is nothing to undo.</summary>
    private void Undo()
    {
        try
        {
            _connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // "No transaction is active."
        }
    }
}
