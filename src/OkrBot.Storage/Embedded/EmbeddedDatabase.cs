using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OkrBot.Storage.Embedded;

/// <summary>The storage file: one writer, and readers that never wait for it (WAL). Several processes may hold the same file open.</summary>
internal sealed class EmbeddedDatabase : IAsyncDisposable
{
    private readonly ConcurrentBag<EmbeddedConnection> _readers = [];
    private readonly EmbeddedWriter _writer;
    private readonly string _path;

    private EmbeddedDatabase(string path, EmbeddedWriter writer)
    {
        _path = path;
        _writer = writer;
    }

    /// <summary>Opens the file; makes it, and its folder, when they are not there.</summary>
    /// <exception cref="InvalidDataException">The file was written by a newer version of the program.</exception>
    public static EmbeddedDatabase Open(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        var full = Path.GetFullPath(path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var connection = new EmbeddedConnection(full);
        EmbeddedSchema.Prepare(connection);
        return new EmbeddedDatabase(full, new EmbeddedWriter(connection));
    }

    /// <summary>Answers once the writing is durable.</summary>
    public Task<T> WriteAsync<T>(Func<EmbeddedConnection, Written<T>> work, CancellationToken cancel) => _writer.RunAsync(work, cancel);

    /// <summary>Runs a reading at once, on the caller's thread: it is a matter of microseconds from the page cache.</summary>
    public Task<T> ReadAsync<T>(Func<EmbeddedConnection, T> work, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested) return Task.FromCanceled<T>(cancel);
        EmbeddedConnection? broken = null;
        try
        {
            broken = _readers.TryTake(out var free) ? free : new EmbeddedConnection(_path);
            var value = work(broken);
            _readers.Add(broken);
            broken = null;
            return Task.FromResult(value);
        }
        catch (SqliteException error)
        {
            return Task.FromException<T>(EmbeddedErrors.Translate(error));
        }
        finally
        {
            broken?.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var reader)) reader.Dispose();
        await _writer.DisposeAsync();
    }
}
