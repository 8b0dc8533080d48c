namespace OkrBot.App.Features.Import.Columns;

/// <summary>What a column of a file of objectives means.</summary>
internal enum Column
{
    Team,
    Level,
    Objective,
    Why,
    Ambition,
    KeyResult,
    Kind,
    Start,
    Target,
    Lower,
    Upper,
    Unit,
    Steps,
    Definition,
    Owner,
    Due,
    Weight,

    /// <summary>Viva Goals: of an objective or a key result, whichever the row is.</summary>
    Title,
    RowKind,
    Reference,
    Parent,

    /// <summary>Viva Goals: known, and of no use here.</summary>
    Passed,
}
