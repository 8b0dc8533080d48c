namespace OkrBot.Rehearsal.Playing.Servers;

/// <summary>The servers of a rehearsal: processes of their own on one store.</summary>
public interface IServerFarm
{
    /// <summary>Where each listens, dead or alive.</summary>
    IReadOnlyList<Uri> Addresses { get; }

    /// <summary>For people, such as "one Azure storage account".</summary>
    string StorageName { get; }

    /// <summary><c>kill -9</c>.</summary>
    /// <returns>Ends once the others are at everything that it was at, or have not come to it in two minutes of the rehearsal's clock.</returns>
    Task<Takeover> KillAsync(int server, CancellationToken cancel);

    /// <summary>SIGTERM, and a new start where it was.</summary>
    Task<Rolled> RollAsync(int server, CancellationToken cancel);

    Task<FarmFacts> ReadAsync(CancellationToken cancel);
}

/// <summary>How others came to a dead server's work; spans of the rehearsal's clock from its death on.</summary>
/// <param name="RoomsHeld">Rooms whose card it was sending.</param>
/// <param name="RoomsAfter">Until none of them was its any more.</param>
/// <param name="ShardsHeld">Of the planner's, that it was passing over.</param>
/// <param name="ShardsAfter">Until others had passed over each shard of the planner's.</param>
public sealed record Takeover(DateTimeOffset KilledAt, int RoomsHeld, TimeSpan RoomsAfter, int ShardsHeld, TimeSpan ShardsAfter);

/// <param name="Took">Real time from the signal to the end of the process.</param>
public sealed record Rolled(TimeSpan Took, int ExitCode);

/// <summary>What the store holds at the end.</summary>
/// <param name="Ranked">For each team when its order was due, and when it was set.</param>
/// <param name="SentAgain">First sends without an answer that were repeated.</param>
/// <param name="Twins">Of these, second cards that may still stand: by chat.</param>
/// <param name="CardsBehind">Rooms whose card does not show the newest state.</param>
public sealed record FarmFacts(StoredFacts Stored, IReadOnlyList<RankedOrder> Ranked, int SentAgain, IReadOnlyDictionary<string, int> Twins, int CardsBehind)
{
    public int DeadLetters { get; init; }
}

public sealed record RankedOrder(DateTimeOffset DueAt, DateTimeOffset SetAt);
