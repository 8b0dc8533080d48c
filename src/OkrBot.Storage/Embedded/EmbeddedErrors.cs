using Microsoft.Data.Sqlite;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Embedded;

/// <summary>SQLite's errors in the words of the room.</summary>
internal static class EmbeddedErrors
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <param name="committing">Whether it was the COMMIT that failed: only then the outcome is unknown.</param>
    public static StorageUnavailableException Translate(SqliteException error, bool committing = false)
    {
        var busy = error.SqliteErrorCode is Busy or Locked;
        var what = busy ? "The storage file is busy." : $"The storage file does not answer (SQLite {error.SqliteExtendedErrorCode}).";
        return new StorageUnavailableException(what, committing && !busy, error);
    }
}
