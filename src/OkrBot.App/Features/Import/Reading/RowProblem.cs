using OkrBot.App.Features.Import.Columns;

namespace OkrBot.App.Features.Import.Reading;

/// <summary>Why a row, or a cell of it, is not brought in.</summary>
/// <param name="Row">As Excel counts.</param>
/// <param name="Code">Its words are <c>row.{code}</c>: what is wrong and what to do.</param>
/// <param name="What">What stands there, or a number that the words need; user text.</param>
internal sealed record RowProblem(int Row, Column? Column, string Code, string What = "")
{
    /// <summary>A second number that the words need.</summary>
    public string And { get; init; } = "";

    /// <summary>As the file calls it; user text.</summary>
    public string Team { get; init; } = "";
}
