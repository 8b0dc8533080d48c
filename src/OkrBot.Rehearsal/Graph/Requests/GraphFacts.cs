using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OkrBot.Rehearsal.Graph.Requests;

/// <summary>What Graph v1.0 takes, as far as this tenant speaks it: operations and types, read from <c>graph-facts.json</c>, which names its source.</summary>
internal sealed record GraphFacts(ImmutableArray<GraphOperation> Operations, ImmutableDictionary<string, ImmutableDictionary<string, string>> Types)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    internal static GraphFacts Known { get; } = Read();

    /// <summary>The operation of a path below <c>/v1.0</c>, with the ids in it; null when there is none.</summary>
    internal (GraphOperation Operation, ImmutableArray<string> Ids)? Find(string method, string path)
    {
        var segments = path.Trim('/').Split('/');
        foreach (var operation in Operations)
            if (operation.Method == method && operation.Match(segments) is { } ids) return (operation, ids);
        return null;
    }

    private static GraphFacts Read()
    {
        using var stream = typeof(GraphFacts).Assembly.GetManifestResourceStream("graph-facts.json")!;
        return JsonSerializer.Deserialize<GraphFacts>(stream, Reading)!;
    }
}

/// <param name="Path">Below <c>/v1.0</c>, with <c>{}</c> where an id stands.</param>
/// <param name="Needs">The application permission without which it is refused; null = none of its own.</param>
/// <param name="Query">The query options that it knows.</param>
/// <param name="Required">Those without which it is refused.</param>
/// <param name="Body">The type of its body; null = it has none.</param>
/// <param name="Answers">The type whose properties <c>$select</c> may name.</param>
internal sealed record GraphOperation(string Name, string Method, string Path, string? Needs, string? Body, string? Answers)
{
    public ImmutableArray<string> Query { get; init; } = [];
    public ImmutableArray<string> Required { get; init; } = [];

    [JsonIgnore]
    private string[] Segments => field ??= Path.Trim('/').Split('/');

    internal ImmutableArray<string>? Match(string[] segments)
    {
        if (segments.Length != Segments.Length) return null;
        var ids = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (Segments[i] == "{}") ids.Add(segments[i]);
            // The SDK writes functions with their brackets, people often without.
            else if (!string.Equals(Segments[i].Replace("()", "", StringComparison.Ordinal), segments[i].Replace("()", "", StringComparison.Ordinal), StringComparison.Ordinal)) return null;
        }
        return ids.ToImmutable();
    }
}
