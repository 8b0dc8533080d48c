using System.Diagnostics;
using System.Text.Json.Nodes;
using OkrBot.Testing;

namespace OkrBot.Browser.Tests.Kit;

/// <summary>Programs of other people that run on Node, as package-lock.json pins them.</summary>
internal static class Node
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Folder = Repository.PathOf("tests", "OkrBot.Browser.Tests");

    public static string Client(string name) => Path.Combine(Folder, "Clients", name);

    public static string Package(params string[] parts)
    {
        var path = Path.Combine([Folder, "node_modules", .. parts]);
        Assert.True(File.Exists(path), $"{path} is missing. tests/run.sh installs the packages: npm ci in {Folder}.");
        return path;
    }

    /// <summary>Runs a script to its end.</summary>
    /// <param name="input">Its standard input.</param>
    /// <returns>What it printed.</returns>
    public static async Task<JsonNode> RunAsync(string script, JsonNode input)
    {
        using var node = Start(script, new Dictionary<string, string>(StringComparer.Ordinal));
        var told = node.StandardOutput.ReadToEndAsync();
        var trouble = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(input.ToJsonString());
        node.StandardInput.Close();
        await node.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(node.ExitCode == 0, await trouble);
        return JsonNode.Parse(await told)!;
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
