using System.Diagnostics;
using OkrBot.Testing;

namespace OkrBot.Browser.Tests.Kit;

/// <summary>Programs of other people that run on Node, as package-lock.json pins them.</summary>
internal static class Node
{
    private static readonly string Folder = Repository.PathOf("tests", "OkrBot.Browser.Tests");

    public static string Client(string name) => Path.Combine(Folder, "Clients", name);

    public static string Package(params string[] parts)
    {
        var path = Path.Combine([Folder, "node_modules", .. parts]);
        Assert.True(File.Exists(path), $"{path} is missing. tests/run.sh installs the packages: npm ci in {Folder}.");
        return path;
    }

    /// <summary>Its input is a pipe that closes with this process.</summary>
    public static Process Start(string script, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Client(script));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
