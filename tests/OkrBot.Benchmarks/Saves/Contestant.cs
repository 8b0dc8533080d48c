using System.Collections.Immutable;
using OkrBot.Benchmarks.Servers;
using OkrBot.Testing.Emulator;

namespace OkrBot.Benchmarks.Saves;

/// <summary>What is measured in one column.</summary>
/// <param name="Role">What its processes are started as.</param>
/// <param name="Processes">Servers on the same storage, the load spread over them.</param>
/// <param name="Column">From the least to the whole.</param>
internal sealed record Contestant(string Name, string Role, int Processes, int Column)
{
    /// <summary>Whether it stores what it says.</summary>
    public bool Stores => Role is SubjectNames.Embedded or SubjectNames.Azurite;

    /// <summary>In the order in which they run: the turn goes before the bare endpoint, which answers as many bytes as it did.</summary>
    public static ImmutableArray<Contestant> Of(SavesOptions options) =>
    [
        new(SubjectNames.Turn, SubjectNames.Turn, 1, 1),
        new(SubjectNames.Embedded, SubjectNames.Embedded, 1, 2),
        .. options.Servers.Select(count => new Contestant(NameOf(count), SubjectNames.Azurite, count, 2 + count)),
        new(SubjectNames.Bare, SubjectNames.Bare, 1, 0),
    ];

    public static string NameOf(int servers) => servers == 1 ? SubjectNames.Azurite : $"{SubjectNames.Azurite}, {servers} servers";

    /// <summary>The program's, with tables and a queue of its own for each measurement.</summary>
    public Dictionary<string, string?> Settings(Dictionary<string, string?> embedded)
    {
        if (Role != SubjectNames.Azurite) return embedded;
        embedded.Remove("Storage:Path");
        foreach (var (name, value) in Azurite.Shared.Settings()) embedded[name] = value;
        // One thread answers all, and a range is a scan of its whole table: what is slow there is measured, not given up.
        embedded["Storage:TryTimeout"] = "00:00:10";
        return embedded;
    }
}
