using Azure.Core;
using Azure.Core.Pipeline;

namespace OkrBot.Storage.Azure.Pipeline;

/// <summary>Tells <see cref="ServerDates"/> of each answer.</summary>
internal sealed class ServerDatePolicy(ServerDates dates) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var sent = dates.Now;
        await ProcessNextAsync(message, pipeline);
        if (message.Response.Headers.Date is { } date) dates.Saw(date, sent, dates.Now);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        => throw new NotSupportedException("Storage is asked asynchronously only.");
}
