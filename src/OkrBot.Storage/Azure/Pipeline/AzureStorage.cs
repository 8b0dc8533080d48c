using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using OkrBot.App.Ports;
using OkrBot.Storage.Azure.Credentials;

namespace OkrBot.Storage.Azure.Pipeline;

/// <summary>The services of the storage account that the settings name.</summary>
internal sealed class AzureStorage : IDisposable
{
    /// <summary>The first that takes Entra tokens for tables; the queue service knows it too. Nothing newer is needed.</summary>
    public const string Version = "2020-12-06";

    private readonly HttpClientTransport _transport;

    /// <param name="options">Must be valid.</param>
    public AzureStorage(StorageOptions options, ServerDates dates)
        : this(StorageAccount.Of(options), options, dates)
    {
    }

    private AzureStorage(StorageAccount account, StorageOptions options, ServerDates dates)
        : this(account, account.Key is null ? TokenCredentials.Of(options) : null, options.TryTimeout, dates, NewHandler())
    {
    }

    /// <param name="token">Null = sign with the account's key.</param>
    internal AzureStorage(StorageAccount account, TokenCredential? token, TimeSpan oneTry, ServerDates dates, HttpMessageHandler handler)
    {
        _transport = new HttpClientTransport(handler);
        var limits = new TryLimits(oneTry);
        Tables = new(Build(token is null ? new TableSharedKeyPolicy(account) : Bearer(token), dates), account.Tables, limits);
        Queues = new(Build(token is null ? new QueueSharedKeyPolicy(account) : Bearer(token), dates), account.Queues, limits);
    }

    public StorageService Tables { get; }
    public StorageService Queues { get; }

    public void Dispose() => _transport.Dispose();

    /// <summary>Trace ids stay at home, and so do cookies.</summary>
    private static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };

    private static BearerTokenAuthenticationPolicy Bearer(TokenCredential token) => new(token, MicrosoftCloud.StorageScope);

    private HttpPipeline Build(HttpPipelinePolicy authorize, ServerDates dates)
    {
        var options = new Settings { Transport = _transport };
        // Addresses and bodies hold ids and notes: neither logs nor spans of the library get them.
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        options.RetryPolicy = new RetryPolicy(TryLimits.Repetitions, new JitteredPause());
        options.AddPolicy(new NoTracePolicy(), HttpPipelinePosition.BeforeTransport);
        return HttpPipelineBuilder.Build(options, [new VersionPolicy()], [authorize, new ServerDatePolicy(dates), new TryWatchPolicy()], new ResponseClassifier());
    }

    private sealed class Settings : ClientOptions;

    private sealed class VersionPolicy : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("x-ms-version", Version);
    }

    /// <summary>The library hands on the trace of whoever asks, also with its own spans off.</summary>
    private sealed class NoTracePolicy : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            foreach (var name in (string[])["traceparent", "tracestate", "baggage"]) message.Request.Headers.Remove(name);
        }
    }

    /// <summary>Doubles, and is anything from half of that to all of it, so that servers that failed together do not come back together.</summary>
    private sealed class JitteredPause() : DelayStrategy(TryLimits.LongestPause, jitterFactor: 0)
    {
        protected override TimeSpan GetNextDelayCore(global::Azure.Response? response, int retryNumber)
            => TryLimits.FirstPause * Math.Pow(2, retryNumber - 1) * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
