using System.Text.Json.Nodes;
using OkrBot.Testing;

namespace OkrBot.Browser.Tests.Kit;

/// <summary>A card that somebody looked at and approved, wherever under tests.</summary>
internal sealed record ApprovedCard(string Name, JsonObject Json)
{
    private const string Ending = ".approved.json";

    public static IReadOnlyList<ApprovedCard> All { get; } = [.. Folders(Repository.PathOf("tests"))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Ending))
        .Order(StringComparer.Ordinal)
        .Select(path => (Name: NameOf(path), Json: JsonNode.Parse(File.ReadAllText(path)) as JsonObject))
        .Where(file => (string?)file.Json?["type"] == "AdaptiveCard")
        .Select(file => new ApprovedCard(file.Name, file.Json!))];

    /// <summary>With the folder of its language, where it has one.</summary>
    private static string NameOf(string path)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(path)!);
        return (folder.Length == 2 ? folder + "/" : "") + Path.GetFileName(path)[..^Ending.Length];
    }

    private static IEnumerable<string> Folders(string folder)
        => Directory.EnumerateDirectories(folder).Where(inner => Path.GetFileName(inner) is not ("node_modules" or "bin" or "obj")).SelectMany(Folders).Prepend(folder);
}
