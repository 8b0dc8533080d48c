using System.Collections.Immutable;
using System.Globalization;

namespace OkrBot.Benchmarks.Saves;

/// <param name="Seconds">Measured on each server in each round.</param>
/// <param name="WarmUp">Seconds before, not counted in any figure but memory.</param>
/// <param name="Rate">Saves a second at fixed times; 0 = as many as the connections carry.</param>
/// <param name="Rounds">Each starts all servers anew.</param>
internal sealed record SavesOptions(int Seconds, int WarmUp, int Connections, int Teams, int People, double Rate, int Rounds)
{
    /// <summary>How many server processes share one Azurite, one measurement each; empty = without it.</summary>
    public ImmutableArray<int> Servers { get; init; } = [];

    /// <summary>What to type for the same run again.</summary>
    public string Command => "dotnet run -c Release --project tests/OkrBot.Benchmarks -- " + string.Join(' ',
        $"--seconds {Seconds} --warm-up {WarmUp} --connections {Connections} --teams {Teams} --people {People} --rounds {Rounds}",
        $"--servers {(Servers.IsEmpty ? "0" : string.Join(',', Servers))}", Rate > 0 ? "--rate " + Rate.ToString(CultureInfo.InvariantCulture) : "").TrimEnd();
}
