using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace OkrBot.Storage.Azure.Pipeline;

/// <summary>One of an account's services. Requests are repeated within their limit; what came of them is always an answer, except that the caller gave
/// up.</summary>
internal sealed class StorageService(HttpPipeline pipeline, Uri endpoint, TryLimits limits)
{
    public Uri Endpoint => endpoint;
    public TryLimits Limits => limits;

    /// <param name="pathAndQuery">Escaped, without a slash before it.</param>
    /// <param name="fill">Headers and body.</param>
    public async Task<StorageAnswer> SendAsync(
        RequestMethod method, string pathAndQuery, Action<Request> fill, TryLimit limit, CancellationToken cancel)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{pathAndQuery}"));
        fill(message.Request);
        message.NetworkTimeout = limit.OneTry;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(limit.AllTries);
        return new StorageAnswer(message, await ErrorOf(pipeline.SendAsync(message, patience.Token), cancel));
    }

    /// <summary>What storage does wrong, and nothing else.</summary>
    private static async Task<Exception?> ErrorOf(ValueTask sending, CancellationToken cancel)
    {
        try
        {
            await sending;
            return null;
        }
        catch (RequestFailedException error)
        {
            return error;
        }
        catch (AggregateException error)
        {
            return error;
        }
        catch (IOException error)
        {
            return error;
        }
        catch (AuthenticationFailedException error)
        {
            return error;
        }
        catch (OperationCanceledException error) when (!cancel.IsCancellationRequested)
        {
            return error;
        }
    }
}
