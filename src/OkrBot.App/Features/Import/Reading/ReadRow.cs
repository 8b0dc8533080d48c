using OkrBot.App.Features.Import.Columns;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Import.Reading;

/// <summary>What a row says.</summary>
/// <param name="Team">As the file calls it; empty where it says nothing. User text, as all texts here.</param>
/// <param name="Objective">Its title; in Viva Goals of rows that are key results the parent.</param>
internal sealed record ReadRow(int Row, string Team, string Objective)
{
    public bool IsCompany { get; init; }
    public string Why { get; init; } = "";

    /// <summary>All of it is promised; null = the file does not say.</summary>
    public bool? IsPromised { get; init; }

    /// <summary>Null in a row that is an objective only.</summary>
    public ReadKeyResult? KeyResult { get; init; }

    /// <summary>Viva Goals: by which other rows name this one.</summary>
    public string Reference { get; init; } = "";
    public RowKind Kind { get; init; }

    /// <summary>Only what it says of its objective could be read.</summary>
    public bool IsBroken { get; init; }
}

/// <param name="Due">Null = the end of the weeks.</param>
internal sealed record ReadKeyResult(string Title, Measure Measure, string Owner, DateOnly? Due, decimal Weight);
