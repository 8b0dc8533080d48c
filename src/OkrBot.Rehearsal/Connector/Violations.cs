using System.Collections.Concurrent;

namespace OkrBot.Rehearsal.Connector;

/// <summary>Something that Teams would mishandle or that breaks the manners of the product.</summary>
/// <param name="Rule">A stable short name, such as <c>card-too-large</c>.</param>
public sealed record Violation(string Rule, string Detail);

/// <summary>Everything unexpected that the tenant saw, each kind and detail once.</summary>
public sealed class Violations
{
    private readonly ConcurrentDictionary<Violation, byte> _seen = new();

    public IReadOnlyList<Violation> All => [.. _seen.Keys
        .OrderBy(violation => violation.Rule, StringComparer.Ordinal)
        .ThenBy(violation => violation.Detail, StringComparer.Ordinal)];

    public bool IsEmpty => _seen.IsEmpty;

    internal void Add(string rule, string detail) => _seen.TryAdd(new(rule, detail), 0);
}
