using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Servers;

/// <summary>How a rehearsal with several servers ended. Written by <c>rehearse --servers N --json</c>. Spans are seconds of the rehearsal's clock, but for
/// those called real.</summary>
/// <param name="Lost">Answers that people were told are saved and that the store has not, and rooms that never opened or closed.</param>
/// <param name="Doubled">Answers that the store has more often than anybody was told, and cards more than the counted twins of sends without an answer.</param>
public sealed record ServersReport(int Seed, int Servers, int Teams, int AnswersSaved, int AnswersFound, int Lost, int Doubled)
{
    /// <summary>Both of the issue's limits.</summary>
    private const double LongestTakeover = 60, LongestStop = 25;

    public int RoomsOpened { get; init; }
    public int RoomsClosed { get; init; }

    /// <summary>Presses that a rule refused.</summary>
    public int Refused { get; init; }

    /// <summary>Presses answered with "busy, nothing was saved".</summary>
    public int Busy { get; init; }

    /// <summary>Presses again after "busy" or without an answer.</summary>
    public int PressedAgain { get; init; }

    /// <summary>Until the last of what the killed server held was worked on by another.</summary>
    public double TakeoverSeconds { get; init; }
    public double TakeoverOfRooms { get; init; }
    public double TakeoverOfShards { get; init; }

    /// <summary>Orders that were due and not yet set when the server died, and until the last of them was set.</summary>
    public double TakeoverOfWork { get; init; }
    public int RoomsHeld { get; init; }
    public int ShardsHeld { get; init; }
    public int WorkOpen { get; init; }
    public double StopRealSeconds { get; init; }
    public int StopExitCode { get; init; }

    /// <summary>Deliveries that each server answered.</summary>
    public ImmutableArray<int> TurnsByServer { get; init; } = [];
    public int ConnectionsRefused { get; init; }
    public int DeliveriesCut { get; init; }
    public int MessagesSent { get; init; }
    public int CardEdits { get; init; }
    public int Throttled { get; init; }
    public int SentAgain { get; init; }
    public int Twins { get; init; }
    public int DeadLetters { get; init; }
    public double RealSeconds { get; init; }
    public ImmutableArray<string> Missed { get; init; } = [];
    public ImmutableArray<Violation> Violations { get; init; } = [];

    /// <summary>Nothing lost, nothing doubled, every step played within its limits, nothing unexpected sent.</summary>
    [JsonIgnore]
    public bool IsClean => Lost == 0 && Doubled == 0 && Missed.IsEmpty && Violations.IsEmpty;

    public string ToJson() => JsonSerializer.Serialize(this, ServersJson.Default.ServersReport);

    internal static ServersReport Of(ServersStage stage, FarmFacts facts, Takeover takeover, Rolled rolled)
    {
        var (tenant, balancer, teams) = (stage.Setup.Tenant, stage.Client.Balancer, stage.Teams);
        var (found, lost, doubled) = stage.Ledger.Compare(facts.Stored);
        var open = facts.Ranked.Where(order => order.DueAt <= takeover.KilledAt && order.SetAt > takeover.KilledAt).ToList();
        var extra = teams.Sum(team => Math.Max(0, CardsIn(stage, team.Chat) - 1 - facts.Twins.GetValueOrDefault(team.Chat.Id)));
        var neverOpened = Math.Max(0, teams.Length - facts.Stored.RoomsOpened) + Math.Max(0, facts.Stored.RoomsOpened - facts.Stored.RoomsClosed);
        var report = new ServersReport(stage.Setup.Options.Seed, balancer.Servers.Count, teams.Length, stage.Ledger.Promised, found, lost + neverOpened, doubled + extra)
        {
            RoomsOpened = facts.Stored.RoomsOpened,
            RoomsClosed = facts.Stored.RoomsClosed,
            Refused = stage.Refused,
            Busy = stage.Busy,
            PressedAgain = stage.PressedAgain,
            TakeoverOfRooms = Seconds(takeover.RoomsAfter),
            TakeoverOfShards = Seconds(takeover.ShardsAfter),
            TakeoverOfWork = open.Count == 0 ? 0 : Seconds(open.Max(order => order.SetAt) - takeover.KilledAt),
            RoomsHeld = takeover.RoomsHeld,
            ShardsHeld = takeover.ShardsHeld,
            WorkOpen = open.Count,
            StopRealSeconds = Seconds(rolled.Took),
            StopExitCode = rolled.ExitCode,
            TurnsByServer = [.. balancer.Servers.Select(balancer.AnsweredBy)],
            ConnectionsRefused = balancer.Refused,
            DeliveriesCut = balancer.Cut,
            MessagesSent = tenant.Counts.Messages,
            CardEdits = tenant.Counts[CallKind.Update],
            Throttled = tenant.Counts.Throttled,
            SentAgain = facts.SentAgain,
            Twins = facts.Twins.Values.Sum(),
            DeadLetters = facts.DeadLetters,
            Violations = [.. tenant.Violations.All],
        };
        report = report with { TakeoverSeconds = Math.Max(report.TakeoverOfWork, Math.Max(report.TakeoverOfRooms, report.TakeoverOfShards)) };
        return report with { Missed = [.. stage.Missed, .. report.Over(facts)] };
    }

    private IEnumerable<string> Over(FarmFacts facts)
    {
        if (TakeoverSeconds > LongestTakeover) yield return "The killed server's work was taken over too late.";
        if (StopRealSeconds > LongestStop || StopExitCode != 0) yield return "The stopped server did not end in good order and time.";
        if (facts.CardsBehind > 0) yield return $"{Words.Count(facts.CardsBehind, "card")} did not come to show the newest state.";
        if (DeadLetters > 0) yield return $"{Words.Count(DeadLetters, "item")} of work failed for good.";
    }

    private static int CardsIn(ServersStage stage, Chat chat) => stage.Setup.Tenant.World.MessagesIn(chat.Id).Count(message => message.Card is not null);

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 1);
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServersReport))]
internal sealed partial class ServersJson : JsonSerializerContext;
