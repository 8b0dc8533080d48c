using System.Collections.Concurrent;
using System.Collections.Immutable;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Servers;

/// <summary>What the people and the teller share.</summary>
internal sealed class ServersStage(ServersSetup setup, TeamsClient client, Narrator narrator)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly ConcurrentQueue<string> _missed = new();
    private int _busy;
    private int _refused;
    private int _pressedAgain;

    internal ServersSetup Setup { get; } = setup;
    internal TeamsClient Client { get; } = client;
    internal Narrator Narrator { get; } = narrator;
    internal Ledger Ledger { get; } = new();
    internal ImmutableArray<string> Missed => [.. _missed];
    internal int Busy => _busy;
    internal int Refused => _refused;
    internal int PressedAgain => _pressedAgain;
    internal ImmutableArray<SampleTeam> Teams => Setup.Company.Crowd;
    internal DateTimeOffset Start => Teams[0].Today.Start;
    /// <summary>Half a minute, and longer for more teams than a machine with everything on it can open at once.</summary>
    internal TimeSpan StartsWithin => TimeSpan.FromSeconds(Math.Max(30, 0.6 * Teams.Length));

    internal DateTimeOffset Now => Setup.Time.GetUtcNow();

    internal void Miss(string what) => _missed.Enqueue(what);
    internal void WasBusy() => Interlocked.Increment(ref _busy);
    internal void WasRefused() => Interlocked.Increment(ref _refused);
    internal void PressesAgain() => Interlocked.Increment(ref _pressedAgain);

    /// <summary>Every room's card is its summary.</summary>
    internal bool AllClosed() => Teams.All(team => Client.NewestCard(team.Chat.Id)?.Card?.ToJsonString().Contains("Closed", StringComparison.Ordinal) == true);

    internal Task AtAsync(DateTimeOffset at, CancellationToken cancel)
        => at - Now is { Ticks: > 0 } wait ? Task.Delay(wait, Setup.Time, cancel) : Task.CompletedTask;

    /// <summary>Looks every second; false when it is not so by <paramref name="latest"/>.</summary>
    internal async Task<bool> UntilAsync(Func<bool> isSo, DateTimeOffset latest, CancellationToken cancel)
    {
        while (!isSo())
        {
            if (Now >= latest) return false;
            await Task.Delay(LookAgain, Setup.Time, cancel);
        }
        return true;
    }

    internal TenantPerson PersonOf(string id) => Setup.Tenant.World.FindPerson(id)!;
}
