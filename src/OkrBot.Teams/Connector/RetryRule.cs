using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace OkrBot.Teams.Connector;

/// <summary>When a call is made again: 412, 429, 503 and a failed connection; for what may be done twice also 502, 504 and no answer.
/// Teams' rate-limit page names 502 and 504 for all, but behind a gateway the first may have been done, and a second send would be a second message.
/// Callers want to know soon, so the waits of one call stay below <see cref="LongestCall"/>; the queue does the rest.</summary>
internal static class RetryRule
{
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <param name="repeatable">Doing it twice does the same.</param>
    public static bool Repeats(ConnectorAnswer answer, bool repeatable) => answer switch
    {
        { Kind: AnswerKind.NotSent } => answer.Code == ConnectorAnswer.ConnectionFailed,
        { Kind: AnswerKind.NoAnswer } or { IsOfGateway: true } => repeatable,
        _ => answer.Status is 412 or 429 or 503,
    };

    public static ResiliencePipeline<ConnectorAnswer> Build(TimeProvider time)
        => new ResiliencePipelineBuilder<ConnectorAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<ConnectorAnswer>
            {
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = TimeSpan.FromSeconds(4),
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { MayRepeat: true } answer && Fits(answer, time.GetUtcNow())),
                DelayGenerator = arguments => ValueTask.FromResult(Wait(arguments.Outcome.Result, time.GetUtcNow())),
            })
            .Build();

    /// <summary>Seconds or a date; what lies in the past is now, and nothing is believed beyond an hour.</summary>
    public static DateTimeOffset? RetryAt(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var told = header?.Delta is { } seconds ? now + Shorter(seconds) : header?.Date;
        if (told is not { } at)
            return null;
        return at < now ? now : at > now + LongestPause ? now + LongestPause : at;
    }

    private static TimeSpan Shorter(TimeSpan told) => told < LongestPause ? told : LongestPause;

    private static bool Fits(ConnectorAnswer answer, DateTimeOffset now) => (answer.RetryAt ?? now) < answer.GiveUpAt;

    /// <summary>Null leaves it to the growing pause with jitter.</summary>
    private static TimeSpan? Wait(ConnectorAnswer? answer, DateTimeOffset now)
        => answer?.RetryAt is { } at ? (at > now ? at - now : TimeSpan.Zero) : null;
}
