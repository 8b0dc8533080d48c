using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace OkrBot.Storage.Azure.Pipeline;

/// <summary>How many tries of one request went out and brought no verdict: each of these may have been carried out.</summary>
internal sealed class Tries
{
    public int InDoubt { get; set; }

    public static Tries Of(HttpMessage message)
    {
        if (message.TryGetProperty(typeof(Tries), out var known) && known is Tries tries) return tries;
        var fresh = new Tries();
        message.SetProperty(typeof(Tries), fresh);
        return fresh;
    }
}

/// <summary>Counts them. Stands next to the transport, so that it sees what really went out.</summary>
internal sealed class TryWatchPolicy : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var tries = Tries.Of(message);
        tries.InDoubt++;
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        catch (RequestFailedException error) when (WasNeverSent(error))
        {
            tries.InDoubt--;
            throw;
        }

        if (!AzureErrors.SaysNothing(message.Response.Status)) tries.InDoubt--;
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        => throw new NotSupportedException("Storage is asked asynchronously only.");

    private static bool WasNeverSent(RequestFailedException error) => error.InnerException is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
    };
}
