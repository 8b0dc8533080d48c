using OkrBot.App.Bot;

namespace OkrBot.Host.Jobs;

/// <summary>The registered handlers of due work.</summary>
public sealed class WorkHandlers(BotRoutes routes, IServiceProvider services)
{
    /// <summary>Null when nobody handles this kind.</summary>
    public IWorkHandler? Find(string kind) => routes.FindWork(kind) is { } handler ? (IWorkHandler)services.GetRequiredService(handler) : null;
}
