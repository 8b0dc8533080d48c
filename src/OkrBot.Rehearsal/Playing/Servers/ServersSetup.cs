using OkrBot.Rehearsal.Clock;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Screens;

namespace OkrBot.Rehearsal.Playing.Servers;

/// <summary>All that a rehearsal with several servers needs. Its clock runs at one speed and is never turned on: the servers have their own.</summary>
/// <param name="Company">Already in the servers' store; those of its crowd meet.</param>
public sealed record ServersSetup(StandInTenant Tenant, SampleCompany Company, ScaledTime Time, IServerFarm Farm, IRehearsalScreen Screen)
{
    public RehearsalOptions Options { get; init; } = new();
}
