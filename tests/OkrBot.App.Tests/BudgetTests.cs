using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OkrBot.App.Tests;

/// <summary>The budgets that keep the code readable. Each names what breaks it, and fails when it looks at nothing.</summary>
public sealed class BudgetTests
{
    private const int FewestFiles = 40;

    // Each has a reason not to be stopped from outside.
    private static readonly string[] WithoutToken =
    [
        "DisposeAsync", "Main", // their signature is not ours
        "OkrCommands.RunAsync", "ServeCommand.RunAsync", "SampleMode.RunAsync", // the program itself: the host listens to signals
        "TurnBoundary.RunAsync", "TurnMemory.RunAsync", // a turn goes on when its caller hangs up, within a limit of its own
        "ReplyDoor.ApologiseAsync", "MessageReplies.ApologiseAsync", // said after the turn's limit has passed, within a limit of its own
        "EmbeddedWriter.LoopAsync", // ends when its queue is completed, so that nothing taken stays unwritten
    ];

    private static readonly string[] TokenCarriers = ["CancellationToken", "HttpContext", "HttpMessage"];
    private static readonly string[] AsyncTypes = ["Task", "ValueTask", "IAsyncEnumerable"];

    private static readonly string[] CatchAll = ["src/OkrBot.Host/Jobs/JobRunner.cs", "src/OkrBot.Teams/Turns/TurnBoundary.cs"];

    [Fact]
    public void Half_of_the_files_have_at_most_50_lines_and_19_of_20_at_most_150()
    {
        var files = SourceTree.Source.OrderBy(f => f.Lines).ToList();
        Assert.True(files.Count >= FewestFiles, $"only {files.Count} source files were found");

        var median = Rank(files, 0.5);
        Assert.True(median.Lines <= 50, $"the median file has {median.Lines} lines ({median.Path})");
        var p95 = Rank(files, 0.95);
        Assert.True(p95.Lines <= 150, $"the 95th percentile is {p95.Lines} lines; over 150: {Sizes(files.Where(f => f.Lines > 150))}");
    }

    [Fact]
    public void No_file_has_more_than_300_lines()
    {
        var files = SourceTree.Source.Concat(SourceTree.Tests).ToList();
        Assert.Contains(files, f => f.Path.StartsWith("tests/", StringComparison.Ordinal));
        Assert.True(files.Count >= FewestFiles, $"only {files.Count} files were found");
        var over = files.Where(f => f.Lines > 300).ToList();
        Assert.True(over.Count == 0, Sizes(over));
    }

    [Fact]
    public void Nineteen_of_20_methods_have_at_most_30_lines_and_none_more_than_60()
    {
        var methods = SourceTree.Source.SelectMany(Bodies).OrderBy(m => m.Lines).ToList();
        Assert.True(methods.Count >= 4 * FewestFiles, $"only {methods.Count} methods were found");

        var p95 = Rank(methods, 0.95);
        Assert.True(p95.Lines <= 30, $"the 95th percentile is {p95.Lines} lines; over 30: {Lengths(methods.Where(m => m.Lines > 30))}");
        Assert.True(methods[^1].Lines <= 60, Lengths(methods.Where(m => m.Lines > 60)));
    }

    [Fact]
    public void No_constructor_takes_more_than_five_parameters()
    {
        // Records are data and may have as many fields as the thing has; what has behaviour is a class.
        var constructors = SourceTree.Source.SelectMany(file => file.Root.DescendantNodes()
            .Select(node => node switch
            {
                ConstructorDeclarationSyntax c => (Where: file.At(c), c.ParameterList.Parameters.Count),
                ClassDeclarationSyntax { ParameterList: { } list } c => (Where: file.At(c), list.Parameters.Count),
                StructDeclarationSyntax { ParameterList: { } list } s => (Where: file.At(s), list.Parameters.Count),
                _ => (Where: "", Count: -1),
            }).Where(c => c.Count >= 0)).ToList();
        Assert.True(constructors.Count > 10, $"only {constructors.Count} constructors were found");
        Offenders.None(constructors.Where(c => c.Count > 5).Select(c => $"{c.Where} takes {c.Count}"));
    }

    /// <summary>Elsewhere a catch names what it expects, one clause a type.</summary>
    [Fact]
    public void Everything_is_caught_at_the_two_entries_only()
    {
        var found = SourceTree.Source.SelectMany(file => file.Root.DescendantNodes().OfType<CatchClauseSyntax>().Where(CatchesAll).Select(_ => file.Path));
        Assert.Equal(string.Join('\n', CatchAll), string.Join('\n', found));
    }

    [Fact]
    public void Every_asynchronous_method_takes_a_cancellation_token()
    {
        var methods = SourceTree.Source.SelectMany(file => file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(IsAsync).Select(method => (file, method))).ToList();
        Assert.True(methods.Count > 10, $"only {methods.Count} asynchronous methods were found");
        Offenders.None(methods.Where(m => !TakesToken(m.method)).Select(m => $"{m.file.At(m.method)} {m.method.Identifier.Text}"));
    }

    private static bool CatchesAll(CatchClauseSyntax clause) => clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception";

    private static bool IsAsync(MethodDeclarationSyntax method)
        => method.Modifiers.Any(SyntaxKind.AsyncKeyword) || Simple(method.ReturnType) is { } name && AsyncTypes.Contains(name);

    private static bool TakesToken(MethodDeclarationSyntax method)
        => WithoutToken.Contains(method.Identifier.Text) || WithoutToken.Contains(FullName(method)) || method.ParameterList.Parameters.Any(p => Simple(p.Type) is { } name && TokenCarriers.Contains(name));

    private static string FullName(MethodDeclarationSyntax method) => $"{(method.Parent as BaseTypeDeclarationSyntax)?.Identifier.Text}.{method.Identifier.Text}";

    private static string? Simple(TypeSyntax? type) => type switch
    {
        QualifiedNameSyntax name => name.Right.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        NullableTypeSyntax nullable => Simple(nullable.ElementType),
        _ => null,
    };

    private static IEnumerable<(string Where, int Lines)> Bodies(SourceFile file)
    {
        foreach (var node in file.Root.DescendantNodes())
        {
            if (node is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }
                or AccessorDeclarationSyntax { Body: not null } or PropertyDeclarationSyntax { ExpressionBody: not null })
                yield return (file.At(node), Height(node, node));
        }
        var statements = file.Root.ChildNodes().OfType<GlobalStatementSyntax>().ToList();
        if (statements.Count > 0) yield return (file.At(statements[0]), Height(statements[0], statements[^1]));
    }

    private static int Height(SyntaxNode first, SyntaxNode last)
        => last.GetLocation().GetLineSpan().EndLinePosition.Line - first.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Nearest rank in a sorted list.</summary>
    private static T Rank<T>(List<T> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    private static string Sizes(IEnumerable<SourceFile> files) => string.Join(", ", files.Select(f => $"{f.Path} {f.Lines}"));

    private static string Lengths(IEnumerable<(string Where, int Lines)> methods) => string.Join(", ", methods.Select(m => $"{m.Where} {m.Lines}"));
}
