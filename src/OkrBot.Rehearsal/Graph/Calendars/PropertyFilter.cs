using System.Text.RegularExpressions;

namespace OkrBot.Rehearsal.Graph.Calendars;

/// <summary>The one filter by an own (extended) property, as Graph's page on it writes it.</summary>
internal sealed partial record PropertyFilter(string Id, string Value)
{
    internal static PropertyFilter? Read(string filter)
        => Form().Match(filter) is { Success: true } found ? new(Unquoted(found.Groups["id"].Value), Unquoted(found.Groups["value"].Value)) : null;

    /// <summary>The one own property that an expansion asks for; null = none.</summary>
    internal static string? Expanded(string expand) => Expansion().Match(expand) is { Success: true } found ? Unquoted(found.Groups["id"].Value) : null;

    private static string Unquoted(string text) => text.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex("^singleValueExtendedProperties/Any\\(ep: ep/id eq '(?<id>([^']|'')+)' and ep/value eq '(?<value>([^']|'')+)'\\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("^singleValueExtendedProperties\\(\\$filter=id eq '(?<id>([^']|'')+)'\\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expansion();
}
