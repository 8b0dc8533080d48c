using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OkrBot.Testing;

namespace OkrBot.App.Tests;

/// <summary>Who may know whom. The compiler holds the arrows between projects once they are drawn; these tests hold how they are drawn.</summary>
public sealed class SliceTests
{
    private const string Features = "OkrBot.App.Features";

    private static readonly string[] Outside =
        ["System.IO", "System.Net", "System.Threading", "System.Text.Json", "System.Data", "System.Diagnostics.Process", "Microsoft"];

    private static readonly string[] OutsideTypes = ["System.TimeProvider", "System.Console", "System.Environment", "System.Random", "System.AppContext"];

    private static readonly string[] Clock = ["Now", "UtcNow", "Today", "NewGuid", "CreateVersion7"];

    [Fact]
    public void No_slice_names_another()
    {
        var room = SourceTree.Compile("OkrBot.App");
        AssertResolved(room);
        var mentions = Mentions(room).Where(m => SliceOf(m.Symbol) is not null && m.Path != "src/OkrBot.App/Features/AllFeatures.cs").ToList();
        Assert.NotEmpty(mentions);
        Offenders.None(mentions.Where(m => SliceOf(m.Symbol) != SliceAt(m.Path)).Select(m => $"{m.Where} names {m.Symbol.ToDisplayString()}"));
    }

    [Fact]
    public void Only_the_list_of_slices_lies_beside_them()
    {
        var beside = SourceTree.Room("OkrBot.App").Where(f => f.Path.StartsWith("src/OkrBot.App/Features/", StringComparison.Ordinal) && f.Path.Count(c => c == '/') == 3);
        Assert.Equal(["src/OkrBot.App/Features/AllFeatures.cs"], beside.Select(f => f.Path));
    }

    [Fact]
    public void The_rules_know_no_files_no_network_no_clock_and_nothing_asynchronous()
    {
        var room = SourceTree.Compile("OkrBot.Domain");
        AssertResolved(room);
        var mentions = Mentions(room).ToList();
        Assert.NotEmpty(mentions);
        Offenders.None(mentions.Where(m => IsOutside(m.Symbol)).Select(m => $"{m.Where} names {m.Symbol.ToDisplayString()}"));
        Offenders.None(SourceTree.Room("OkrBot.Domain").SelectMany(f => f.Root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.AsyncKeyword) || t.IsKind(SyntaxKind.AwaitKeyword))
            .Select(t => $"{f.Path} {t}")));
    }

    [Fact]
    public void The_rules_reference_nothing()
    {
        var project = XDocument.Load(Repository.PathOf("src/OkrBot.Domain/OkrBot.Domain.csproj"));
        Offenders.None(project.Descendants().Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference").Select(e => e.ToString()));
    }

    [Fact]
    public void An_adapter_references_the_application_and_no_other_adapter()
    {
        var arrows = SourceTree.ProjectArrows();
        var adapters = arrows.Where(a => a.Key is not ("OkrBot.Domain" or "OkrBot.App" or "OkrBot.Host")).ToList();
        Assert.True(adapters.Count >= 3, $"only {adapters.Count} adapters were found");
        Assert.Equal(["OkrBot.Domain"], arrows["OkrBot.App"]);
        Offenders.None(adapters.Where(a => !a.Value.IsSubsetOf(["OkrBot.App", "OkrBot.Domain"])).Select(a => $"{a.Key} references {string.Join(", ", a.Value)}"));
    }

    [Fact]
    public void Only_the_program_knows_Microsoft_Graph()
    {
        var knowing = SourceTree.ProjectArrows().Where(a => a.Value.Contains("OkrBot.Graph")).Select(a => a.Key);
        Assert.Equal(["OkrBot.Host"], knowing);
        var packages = System.IO.Directory.GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => XDocument.Load(file).Descendants("PackageReference").Any(e => ((string?)e.Attribute("Include"))?.StartsWith("Microsoft.Graph", StringComparison.Ordinal) == true));
        Assert.Equal(["OkrBot.Graph"], packages.Select(Path.GetFileNameWithoutExtension));
    }

    private sealed record Mention(string Path, string Where, ISymbol Symbol);

    private static IEnumerable<Mention> Mentions(CSharpCompilation room)
    {
        foreach (var tree in room.SyntaxTrees.Where(t => t.FilePath.Length > 0))
        {
            var model = room.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name).Symbol is { } symbol and not INamespaceSymbol)
                    yield return new Mention(tree.FilePath, $"{tree.FilePath}:{name.GetLocation().GetLineSpan().StartLinePosition.Line + 1}", symbol);
            }
            foreach (var directive in tree.GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>())
            {
                if (directive.NamespaceOrType is { } named && model.GetSymbolInfo(named).Symbol is INamespaceSymbol space)
                    yield return new Mention(tree.FilePath, $"{tree.FilePath}: using", space);
            }
        }
    }

    /// <summary>A test that resolves no names would find no offender.</summary>
    private static void AssertResolved(CSharpCompilation room)
    {
        string[] unknownName = ["CS0103", "CS0234", "CS0246"];
        Offenders.None(room.GetDiagnostics().Where(d => unknownName.Contains(d.Id)).Select(d => d.ToString()));
    }

    private static string? SliceOf(ISymbol symbol)
    {
        var space = Space(symbol);
        return space.StartsWith(Features + ".", StringComparison.Ordinal) ? space[(Features.Length + 1)..].Split('.')[0] : null;
    }

    private static string? SliceAt(string path) => path.StartsWith("src/OkrBot.App/Features/", StringComparison.Ordinal) ? path.Split('/')[3] : null;

    private static bool IsOutside(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        return Outside.Any(o => Space(symbol) == o || Space(symbol).StartsWith(o + ".", StringComparison.Ordinal))
            || (type is not null && OutsideTypes.Contains(type.ToDisplayString()))
            || (symbol is IPropertySymbol or IMethodSymbol && Clock.Contains(symbol.Name) && Space(symbol) == "System");
    }

    private static string Space(ISymbol symbol) => symbol is INamespaceSymbol space ? space.ToDisplayString() : symbol.ContainingNamespace?.ToDisplayString() ?? "";
}
