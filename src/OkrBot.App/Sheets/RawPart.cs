namespace OkrBot.App.Sheets;

/// <summary>What a reader of one format says, before bounds are kept and column names are found. Closed.</summary>
internal abstract record RawPart
{
    private RawPart() { }

    /// <summary>A sheet begins. Its rows are asked for only as far as they are wanted.</summary>
    public sealed record Sheet(string Name, IEnumerable<RawPart> Rows) : RawPart;

    public sealed record Hidden(string Name) : RawPart;

    /// <param name="HasMore">There are cells beyond <see cref="SheetLimits.MostColumns"/>.</param>
    public sealed record Row(SheetRow Of, bool HasMore) : RawPart;

    public sealed record Merged(SheetPart.Merged Of) : RawPart;

    public sealed record Refused(SheetProblem Problem) : RawPart;
}
