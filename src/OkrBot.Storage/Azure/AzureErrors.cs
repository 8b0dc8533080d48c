using System.Text.Json;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure;

/// <summary>What the answers of Azure's services mean; the only place that knows their numbers and codes (Learn: "Table service error codes", "Queue
/// service error codes", "Common REST API error codes").</summary>
internal static class AzureErrors
{
    public const string TableAlreadyExists = "TableAlreadyExists", TableBeingDeleted = "TableBeingDeleted", TableNotFound = "TableNotFound";
    public const string QueueAlreadyExists = "QueueAlreadyExists", QueueBeingDeleted = "QueueBeingDeleted", QueueNotFound = "QueueNotFound";
    public const string MessageNotFound = "MessageNotFound", PopReceiptMismatch = "PopReceiptMismatch";

    private const int BadRequest = 400, Unauthorized = 401, Forbidden = 403, NotFound = 404, RequestTimeout = 408, Conflict = 409,
        PreconditionFailed = 412, BodyTooLarge = 413, TooManyRequests = 429, FirstOfServer = 500;

    private static readonly string[] TooLarge =
    [
        "EntityTooLarge", "PropertyValueTooLarge", "TooManyProperties", "RequestBodyTooLarge", "PropertyNameTooLong", "ContentLengthExceeded",
    ];

    /// <summary>The service did not say whether it did what it was asked: it was busy, gave up in the middle, or broke. Asking again may help.</summary>
    public static bool SaysNothing(int status) => status is RequestTimeout or TooManyRequests or >= FirstOfServer;

    public static bool IsGood(int status) => status is >= 200 and < 300;

    /// <summary>The row, or what holds it, is not there.</summary>
    public static bool IsNotFound(int status) => status == NotFound;

    public static bool IsForbidden(int status) => status is Unauthorized or Forbidden;

    /// <summary>The table or queue itself is missing, or still going away.</summary>
    public static bool IsWithoutPlace(string code) => code is TableNotFound or TableBeingDeleted or QueueNotFound or QueueBeingDeleted;

    /// <summary>Why a row was refused; null for what only a bug or an operator can cause.</summary>
    public static TableError? OfRow(int status, string code) => status switch
    {
        _ when IsWithoutPlace(code) => null,
        NotFound => TableError.NotFound,
        Conflict => TableError.AlreadyExists,
        PreconditionFailed => TableError.PreconditionFailed,
        BodyTooLarge => TableError.TooLarge,
        BadRequest when TooLarge.Contains(code) => TableError.TooLarge,
        _ => null,
    };

    /// <summary>The code and the message of an error's JSON; empty where the body is none.</summary>
    public static (string Code, string Message) Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || body.Span[0] != (byte)'{') return ("", "");
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("odata.error", out var error)
                ? (error.GetProperty("code").GetString() ?? "", error.GetProperty("message").GetProperty("value").GetString() ?? "")
                : ("", "");
        }
        catch (JsonException)
        {
            return ("", "");
        }
    }
}
