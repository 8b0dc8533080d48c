using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Health;

/// <summary>Everything that a log sink could get hold of: the words, each field by itself, the scopes, and exceptions in full.</summary>
internal sealed class CapturedLogs : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider? _scopes;

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>From now on, at Trace for all of our own categories.</summary>
    public static CapturedLogs Of(Stage stage)
    {
        var logs = new CapturedLogs();
        var configuration = (IConfigurationRoot)stage.Get<IConfiguration>();
        configuration["Logging:LogLevel:OkrBot"] = "Trace";
        configuration.Reload();
        stage.Get<ILoggerFactory>().AddProvider(logs);
        return logs;
    }

    public ILogger CreateLogger(string categoryName) => new Capturing(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private void Keep(string category, LogLevel level, object? state, string message, Exception? exception)
    {
        List<object?> parts = [level, category, message, exception];
        if (state is IEnumerable<KeyValuePair<string, object?>> fields) parts.AddRange(fields.Select(field => (object)$"{field.Key}={field.Value}"));
        _scopes?.ForEachScope((scope, list) => list.Add(scope is IEnumerable<KeyValuePair<string, object?>> inner
            ? string.Join(' ', inner.Select(field => $"{field.Key}={field.Value}"))
            : scope), parts);
        _lines.Enqueue(string.Join(" | ", parts.Where(part => part is not null)));
    }

    private sealed class Capturing(CapturedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => logs.Keep(category, logLevel, state, formatter(state, exception), exception);
    }
}
