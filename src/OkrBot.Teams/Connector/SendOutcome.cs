using OkrBot.App.Ports;

namespace OkrBot.Teams.Connector;

/// <summary>Tells a caller what its send came to.</summary>
internal static class SendOutcome
{
    private static readonly TimeSpan PauseWithoutAdvice = TimeSpan.FromSeconds(5);

    /// <param name="activityId">The sent message's id; null when the connector told none, so that nobody can name the message.</param>
    public static SendResult Of(ConnectorAnswer answer, string? activityId, TimeProvider time) => answer switch
    {
        { Succeeded: true } => string.IsNullOrEmpty(activityId) ? new SendResult.Ambiguous("NoId") : new SendResult.Sent(activityId),
        { IsFinal: true } => new SendResult.Final(answer.Status, answer.Code),
        { Status: 429 } => new SendResult.Throttled(answer.RetryAt ?? time.GetUtcNow() + PauseWithoutAdvice),
        { Status: 503, RetryAt: { } at } => new SendResult.Throttled(at),
        { Kind: AnswerKind.NoAnswer } => new SendResult.Ambiguous(answer.Code),
        { Status: 504 } => new SendResult.Ambiguous("GatewayTimeout"),
        // For an edit or a deletion 502 stays a failure: it is simply done again, and a twin cannot come of it.
        { Status: 502, MayRepeat: false } => new SendResult.Ambiguous("BadGateway"),
        _ => new SendResult.Failed(answer.Status, answer.Code),
    };
}
