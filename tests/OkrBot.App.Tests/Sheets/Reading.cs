using System.Text;
using OkrBot.App.Sheets;

namespace OkrBot.App.Tests.Sheets;

/// <summary>Reads a file as a slice would: the row of names is the one that has "team" in it.</summary>
internal static class Reading
{
    public static List<SheetPart> All(SheetFile file, SheetLimits? limits = null)
        => [.. SheetReader.Read(file, row => row.Cells.Any(cell => cell.Text == "team"), limits ?? SheetLimits.Default)];

    public static SheetFile Csv(string text, Encoding? encoding = null) => new((encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public static List<string[]> Texts(SheetFile file) => [.. All(file).OfType<SheetPart.Data>().Select(data => data.Row.Cells.Select(cell => cell.Text).ToArray())];

    public static List<SheetRow> Rows(SheetFile file) => [.. All(file).OfType<SheetPart.Data>().Select(data => data.Row)];

    public static SheetProblem? Problem(SheetFile file, SheetLimits? limits = null) => (All(file, limits)[^1] as SheetPart.Refused)?.Problem;
}
