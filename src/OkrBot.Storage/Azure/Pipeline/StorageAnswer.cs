using Azure.Core;
using Azure.Identity;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Pipeline;

/// <summary>What came of a request and its repetitions.</summary>
internal sealed class StorageAnswer(HttpMessage message, Exception? error) : IDisposable
{
    private (string Code, string Message)? _error;

    /// <summary>Whether the last try brought an answer that says something.</summary>
    public bool IsVerdict => error is null && !AzureErrors.SaysNothing(message.Response.Status);

    /// <summary>A try without an answer may have been carried out, whatever a later one says.</summary>
    public bool IsInDoubt => Tries.Of(message).InDoubt > 0;

    public int Status => message.Response.Status;
    public bool IsGood => IsVerdict && AzureErrors.IsGood(Status);
    public string Code => Error.Code;
    public ReadOnlyMemory<byte> Body => message.Response.Content.ToMemory();

    private (string Code, string Message) Error => _error ??= AzureErrors.Read(Body);

    public string? Header(string name) => message.Response.Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>For an answer that is no verdict, or one that only an operator can mend: no rights, no table.</summary>
    /// <param name="mayHaveHappened">What was asked may have been carried out.</param>
    public StorageUnavailableException Unavailable(bool mayHaveHappened) => new(error switch
    {
        null when AzureErrors.IsForbidden(Status) => $"Azure storage refuses our credential ({Named}).",
        null => $"Azure storage cannot serve now ({Named}).",
        AuthenticationFailedException => "There is no token for Azure storage.",
        OperationCanceledException or AggregateException { InnerExceptions: [.., OperationCanceledException] } => "Azure storage does not answer in time.",
        _ => "Azure storage cannot be reached.",
    }, mayHaveHappened, error);

    private string Named => $"{Status} {(Code.Length > 0 ? Code : Header("x-ms-error-code"))}".TrimEnd();

    public void Dispose() => message.Dispose();
}
