using System.Globalization;
using System.Text;
using CsvHelper;

namespace OkrBot.App.Sheets;

/// <summary>Writes CSV that opens in Excel as text and nothing else: UTF-8 with its mark, and a quotation mark before what a program would take for a formula.</summary>
/// <remarks>OWASP, "CSV Injection": cells that begin with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a line's end, and their wide forms of Asian keyboards.</remarks>
public static class SafeCsv
{
    private const string Dangerous = "=+-@\t\r\n\0＝＋－＠";

    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row) csv.WriteField(Safe(cell));
                csv.NextRecord();
            }
        }
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public static string Safe(string cell) => cell.TrimStart(' ') is [var first, ..] && Dangerous.Contains(first, StringComparison.Ordinal) ? "'" + cell : cell;
}
