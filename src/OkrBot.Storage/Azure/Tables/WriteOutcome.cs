using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>What came of a write as far as the answer tells.</summary>
/// <param name="Result">Null when there was none.</param>
/// <param name="IsInDoubt">A try before it, or this one, may have been carried out, so that a refusal may be of our own making.</param>
/// <param name="Error">To be thrown where nothing better is found out; null where there is no need.</param>
internal sealed record WriteOutcome(TransactionResult? Result, bool IsInDoubt, StorageUnavailableException? Error)
{
    /// <summary>Nothing that a look at the rows could change.</summary>
    public bool IsSettled => !IsInDoubt || Result is TransactionResult.Committed or TransactionResult.Rejected { Error: TableError.TooLarge };

    public static WriteOutcome Of(TransactionResult result) => new(result, IsInDoubt: false, null);
}
