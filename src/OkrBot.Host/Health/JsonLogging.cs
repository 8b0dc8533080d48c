namespace OkrBot.Host.Health;

internal static class JsonLogging
{
    /// <summary>One JSON object a line with the event's own fields; in Development the readable form. Ids only: no handler logs names, notes or cards.</summary>
    public static void AddJsonLines(this ILoggingBuilder logging, IHostEnvironment environment)
    {
        logging.ClearProviders();
        if (environment.IsDevelopment()) logging.AddSimpleConsole(console => console.SingleLine = true);
        else logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.IncludeScopes) = (true, true));
        // Request logs of the framework carry paths and, at Debug, headers: warnings are enough.
        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
    }
}
