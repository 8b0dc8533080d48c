using Microsoft.Extensions.Logging;
using OkrBot.App.Bot;
using OkrBot.App.Observability;
using OkrBot.Teams.Observability;
using OkrBot.Teams.Protocol;
using OkrBot.Teams.Replies;

namespace OkrBot.Teams.Turns;

/// <summary>Where turns enter, and one of the two places that catch everything: a bug costs the sender one apology (an event a 503), us one log line and one count.</summary>
internal sealed partial class TurnBoundary(IBot bot, ReplyDoor replies, TeamsTelemetry telemetry, TimeProvider time, ILogger<TurnBoundary> log)
{
    /// <summary>Teams gives up on dialogs after 5 s and on cards some time after; an invoke should be answered within this.</summary>
    private static readonly TimeSpan Expected = TimeSpan.FromSeconds(3);

    /// <summary>The channel service gives up after 10 to 15 s. The turn does not end with the caller's connection: a second delivery may wait for it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<TurnOutcome> RunAsync(Turn turn, Activity activity)
    {
        var act = turn.Act.GetType().Name;
        var start = time.GetTimestamp();
        using var timed = telemetry.Turn(turn.Act);
        try
        {
            if (bot.NameOf(turn.Act) is { } verb) timed.Tag(Tags.Verb, verb);
            using var limit = new CancellationTokenSource(Limit, time);
            var reply = await bot.AnswerAsync(turn, limit.Token);
            var delivered = await replies.DeliverAsync(turn, activity, reply, limit.Token);
            timed.Ends("answered");
            return new(delivered, Failed: false);
        }
        catch (Exception e)
        {
            LogFailed(e, act, turn.ActivityId, turn.Tenant.Value);
            timed.Ends("failed", e.GetType().Name);
            return new(await replies.ApologiseAsync(turn, activity), Failed: true);
        }
        finally
        {
            var took = time.GetElapsedTime(start);
            if (took > Expected)
                LogSlow(act, turn.ActivityId, (int)took.TotalMilliseconds);
        }
    }

    [LoggerMessage(1020, LogLevel.Error, "A turn failed: {Act}, activity {ActivityId}, tenant {Tenant}")]
    private partial void LogFailed(Exception error, string act, string activityId, string tenant);

    [LoggerMessage(1021, LogLevel.Warning, "A turn was slow: {Act}, activity {ActivityId}, {Milliseconds} ms")]
    private partial void LogSlow(string act, string activityId, int milliseconds);
}
