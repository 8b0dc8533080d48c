using Microsoft.Data.Sqlite;

namespace OkrBot.Storage.Embedded;

/// <summary>What a piece of writing answers.</summary>
/// <param name="Keep">False undoes everything that this piece wrote.</param>
internal readonly record struct Written<T>(T Value, bool Keep = true);

/// <summary>A piece of writing that waits for its turn, shares a commit with others and is told once that is durable.</summary>
internal abstract class WriteJob
{
    /// <summary>Runs the piece. Answers whether its writes stay.</summary>
    public abstract bool Run(EmbeddedConnection connection);

    /// <summary>The commit is durable.</summary>
    public abstract void Finish();

    /// <summary>The commit failed.</summary>
    public abstract void Fail(Exception error);
}

internal sealed class WriteJob<T>(Func<EmbeddedConnection, Written<T>> work, CancellationToken cancel) : WriteJob
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? _deliver;

    public Task<T> Done => _done.Task;

    public override bool Run(EmbeddedConnection connection)
    {
        if (cancel.IsCancellationRequested)
        {
            _deliver = () => _done.TrySetCanceled(cancel);
            return false;
        }

        // A task keeps whatever goes wrong for the one who asked; the writer goes on with the others.
        var ran = new Task<Written<T>>(() => work(connection));
        ran.RunSynchronously(TaskScheduler.Default);
        _deliver = () => Deliver(ran);
        return ran.IsCompletedSuccessfully && ran.Result.Keep;
    }

    public override void Finish() => _deliver?.Invoke();

    public override void Fail(Exception error) => _done.TrySetException(error);

    private void Deliver(Task<Written<T>> ran)
    {
        if (ran.Exception?.InnerException is SqliteException storage) _done.TrySetException(EmbeddedErrors.Translate(storage));
        else if (ran.Exception?.InnerException is { } bug) _done.TrySetException(bug);
        else _done.TrySetResult(ran.Result.Value);
    }
}
