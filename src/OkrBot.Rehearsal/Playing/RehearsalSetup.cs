using OkrBot.Rehearsal.Clock;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Playing.Weeks;
using OkrBot.Rehearsal.Screens;

namespace OkrBot.Rehearsal.Playing;

/// <param name="People">At least 9, the ones written by hand; more come in further teams.</param>
/// <param name="Teams">At least 3.</param>
/// <param name="Seed">The same seed plays the same rehearsal.</param>
/// <param name="Speed">Rehearsed seconds per real second; stretches in which nothing is due are skipped on top.</param>
public sealed record RehearsalOptions(int People = 9, int Teams = 3, int Seed = 1, double Speed = 20)
{
    /// <summary>Longest skip inside a meeting: short, because leases and windows of a few seconds run there.</summary>
    public TimeSpan Stride { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Servers, each a process of its own; 0 = one, in this process.</summary>
    public int Servers { get; init; }

    /// <summary>1 to 26 weeks of a cycle, from its first; 0 = one day of week 5.</summary>
    public int Weeks { get; init; }
}

/// <summary>All that a rehearsal needs from the program that it plays against.</summary>
/// <param name="Bot">Where the program listens.</param>
/// <param name="Company">Already in the program's store.</param>
/// <param name="Time">The clock of the program and of the tenant.</param>
public sealed record RehearsalSetup(Uri Bot, StandInTenant Tenant, SampleCompany Company, ScaledTime Time, IRehearsalScreen Screen)
{
    public RehearsalOptions Options { get; init; } = new();

    /// <summary>The company's meetings in its people's calendars, which the program may ask; null: it knows no Microsoft Graph.</summary>
    public SampleCalendars? Calendars { get; init; }

    /// <summary>What the store holds of the rehearsal's day.</summary>
    public required Func<CancellationToken, Task<StoredFacts>> ReadBackAsync { get; init; }

    /// <summary>What the store holds of the whole cycle; null where no weeks are played.</summary>
    public Func<CancellationToken, Task<StoredCycle>>? ReadCycleAsync { get; init; }

    /// <summary>The program does nothing and has nothing due.</summary>
    public Func<bool> IsIdle { get; init; } = () => true;

    /// <summary>Stops the program and starts it again on the same store; answers where it listens now.</summary>
    public required Func<CancellationToken, Task<Uri>> RestartAsync { get; init; }
}
