using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;

namespace OkrBot.App.Bot;

/// <summary>Does what was promised outside a team's state, by the handler of its kind, and notes that it is done.</summary>
internal sealed class EffectWork(ITeamCycles teams, BotRoutes routes, IServiceProvider services, TimeProvider time) : IWorkHandler
{
    public const string Kind = "effect";

    /// <summary>An item whose commit never came is dropped after this long.</summary>
    private static readonly TimeSpan CommitWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Team: { } team, EffectId: { } effectId }) return new WorkResult.Failed("an effect item names a team and an effect");
        var now = time.GetUtcNow();
        var pending = await teams.PendingEffectsAsync(team, cancel);
        if (pending.FirstOrDefault(e => e.Id == effectId) is not { } effect)
            return now - item.CreatedAt > CommitWait ? WorkResult.Done : new WorkResult.Later(now + LookAgain);
        if (routes.FindEffect(effect.GetType()) is not { } handler) return new WorkResult.Failed($"nobody does {effect.GetType().Name}");
        var result = await ((IEffectHandler)services.GetRequiredService(handler)).DoAsync(new PendingEffect(team, effect, now), cancel);
        if (result is WorkResult.Finished) await teams.EffectDoneAsync(team, effectId, cancel);
        return result;
    }
}
