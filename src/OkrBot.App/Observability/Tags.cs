namespace OkrBot.App.Observability;

/// <summary>Names of the attributes of metrics and spans, and the whole list of them. A value is one of a few words of this program: never an id of a
/// person, team, chat or tenant, never anything that somebody typed, never what a stranger sent.</summary>
public static class Tags
{
    /// <summary>How it ended; on everything that has a duration.</summary>
    public const string Outcome = "okrbot.outcome";
    public const string Reason = "okrbot.reason";

    /// <summary>What happened in Teams: <c>pressed</c>, <c>said</c>, <c>meeting_started</c>, …</summary>
    public const string Act = "okrbot.act";

    /// <summary>The registered verb or command; absent where there is none.</summary>
    public const string Verb = "okrbot.verb";

    /// <summary>The code of a rule's "no".</summary>
    public const string Refusal = "okrbot.refusal";
    public const string SendClass = "okrbot.send.class";
    public const string ConnectorOperation = "okrbot.connector.operation";
    public const string WorkKind = "okrbot.work.kind";
    public const string Planner = "okrbot.planner";
    public const string RoomCard = "okrbot.room_card.change";

    // Of spans only: numbers without a bound.
    public const string Attempts = "okrbot.work.attempts";
    public const string Rounds = "okrbot.save.rounds";
    public const string Rows = "okrbot.save.rows";

    // Of OpenTelemetry's semantic conventions.
    public const string ErrorType = "error.type";
    public const string Status = "http.response.status_code";
    public const string Resends = "http.request.resend_count";
    public const string Table = "db.collection.name";
    public const string TableOperation = "db.operation.name";
}
