using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.Playing.Calendars;

namespace OkrBot.Rehearsal.Playing;

/// <summary>How a rehearsal ended. Written by <c>rehearse --json</c>.</summary>
/// <param name="AnswersSaved">Key results that people were told are saved.</param>
/// <param name="AnswersFound">Of those, found in the store at the end, after a restart.</param>
/// <param name="Lost">Told to be saved and not in the store.</param>
/// <param name="Doubled">In the store more often than anybody was told.</param>
/// <param name="ClosedOnTime">Rooms whose card showed the summary within half a minute of the planned close, or when the facilitator closed.</param>
public sealed record RehearsalReport(int Seed, int AnswersSaved, int AnswersFound, int Lost, int Doubled)
{
    public int RoomsOpened { get; init; }
    public int RoomsClosed { get; init; }
    public int ClosedOnTime { get; init; }
    public int MessagesSent { get; init; }
    public int CardEdits { get; init; }
    public int Throttled { get; init; }
    public int StorageRequests { get; init; }
    public int Deliveries { get; init; }
    public int RepeatedDeliveries { get; init; }
    public int AutomaticRefreshes { get; init; }
    public double RealSeconds { get; init; }

    /// <summary>Null where the program knew no Microsoft Graph.</summary>
    public GraphFigures? Graph { get; init; }

    /// <summary>Steps of the script that could not be played, in words.</summary>
    public ImmutableArray<string> Missed { get; init; } = [];

    /// <summary>What the tenant saw and would rather not.</summary>
    public ImmutableArray<Violation> Violations { get; init; } = [];

    /// <summary>Nothing lost, nothing doubled, every step played, nothing unexpected sent.</summary>
    [JsonIgnore]
    public bool IsClean => Lost == 0 && Doubled == 0 && Missed.IsEmpty && Violations.IsEmpty && Graph is not { IsClean: false };

    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.RehearsalReport);
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RehearsalReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
