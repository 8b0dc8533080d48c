namespace OkrBot.Teams.Connector;

internal enum AnswerKind
{
    Answered,

    /// <summary>Certainly nothing arrived: no connection, no token, an unlisted host.</summary>
    NotSent,

    /// <summary>It was sent and nothing came back.</summary>
    NoAnswer,
}

/// <summary>What came of one call.</summary>
/// <param name="Status">HTTP status; 0 without an answer.</param>
/// <param name="Code">The connector's error code, or our own word for what happened.</param>
internal sealed record ConnectorAnswer(AnswerKind Kind, int Status, string Code, byte[] Body)
{
    /// <summary>From <c>Retry-After</c>.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Whether the call may be made again in the same breath.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>When a next try would keep the caller waiting too long.</summary>
    public DateTimeOffset GiveUpAt { get; init; }

    public bool Succeeded => Kind == AnswerKind.Answered && Status is >= 200 and < 300;

    /// <summary>401 stays out: a bad credential of ours says nothing about the conversation.</summary>
    public bool IsFinal => Code == HostNotAllowed || (Kind == AnswerKind.Answered && Status is >= 400 and < 500 and not (401 or 408 or 412 or 429));

    /// <summary>502 or 504: a gateway's word; what stands behind it may have done what was asked.</summary>
    public bool IsOfGateway => Kind == AnswerKind.Answered && Status is 502 or 504;

    public const string HostNotAllowed = nameof(HostNotAllowed);
    public const string ConnectionFailed = nameof(ConnectionFailed);
}
