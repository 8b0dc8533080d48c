using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OkrBot.Testing;

namespace OkrBot.App.Tests;

/// <summary>One C# file of this repository.</summary>
/// <param name="Path">From the root, with slashes.</param>
internal sealed record SourceFile(string Path, string Text, SyntaxNode Root)
{
    /// <summary>Lines as an editor counts them: a last line feed begins no line.</summary>
    public int Lines => Text.Length == 0 ? 0 : Text.Count(c => c == '\n') + (Text[^1] == '\n' ? 0 : 1);

    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}

/// <summary>The sources as syntax, read once.</summary>
internal static class SourceTree
{
    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Preview);

    // What ImplicitUsings gives Microsoft.NET.Sdk; the file that the build writes lies in obj and is not read here.
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    public static IReadOnlyList<SourceFile> Source { get; } = Read("src");
    public static IReadOnlyList<SourceFile> Tests { get; } = Read("tests");

    public static IEnumerable<SourceFile> Room(string name) => Source.Where(f => f.Path.StartsWith($"src/{name}/", StringComparison.Ordinal));

    /// <summary>A room with its names resolved, so that a property called like a slice is no mention of that slice.
    /// What source generators add is missing; that hides no type that a file names.</summary>
    public static CSharpCompilation Compile(string room)
    {
        var libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != room)
            .Select(path => MetadataReference.CreateFromFile(path));
        var trees = Room(room).Select(f => f.Root.SyntaxTree).Append(CSharpSyntaxTree.ParseText(ImplicitUsings, Latest));
        return CSharpCompilation.Create(room, trees, libraries,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Names of the projects that each project under <c>src</c> references.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> ProjectArrows() => Directory
        .EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), References);

    private static IReadOnlySet<string> References(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))).ToHashSet();

    private static List<SourceFile> Read(string folder) => [.. Directory
        .EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Select(path => (Full: path, Short: Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')))
        .Where(file => !file.Short.Contains("/obj/", StringComparison.Ordinal) && !file.Short.Contains("/bin/", StringComparison.Ordinal))
        .OrderBy(file => file.Short, StringComparer.Ordinal)
        .Select(file => Parse(file.Short, File.ReadAllText(file.Full)))];

    private static SourceFile Parse(string path, string text) => new(path, text, CSharpSyntaxTree.ParseText(text, Latest, path).GetRoot());
}

internal static class Offenders
{
    /// <summary>Names every offender: a shortened list sends people looking twice.</summary>
    public static void None(IEnumerable<string> offenders)
    {
        var all = offenders.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
