using OkrBot.App.Ports;

namespace OkrBot.Storage.Tables;

/// <summary>Why a row of a transaction was refused. Nothing of the transaction was written.</summary>
public enum TableError
{
    /// <summary>Replace or delete of a row that is not there.</summary>
    NotFound,

    /// <summary>Add of a row that is there.</summary>
    AlreadyExists,

    /// <summary>The row has another ETag: somebody changed it since it was read.</summary>
    PreconditionFailed,

    /// <summary>Over a limit of <see cref="TableLimits"/>.</summary>
    TooLarge,
}

/// <summary>How a transaction ended.</summary>
public abstract record TransactionResult
{
    private TransactionResult() { }

    /// <param name="ETags">The new mark of each row, in the order of the actions; empty text for a deleted one.</param>
    public sealed record Committed(IReadOnlyList<string> ETags) : TransactionResult;

    /// <param name="Index">The first action that failed.</param>
    public sealed record Rejected(int Index, TableError Error) : TransactionResult;
}

/// <summary>Storage is busy or gave no answer in time. The only exception that a caller of this room has to expect.</summary>
public sealed class StorageUnavailableException(string message, bool mayHaveHappened, Exception? inner = null) : UnavailableException(message, inner)
{
    /// <summary>False: surely nothing was written. True: the write may be there, or even land later; read back before deciding.</summary>
    public bool MayHaveHappened { get; } = mayHaveHappened;
}
