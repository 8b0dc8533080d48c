using OkrBot.App.Features.Import.Reading;

namespace OkrBot.App.Tests.Features.Import;

/// <summary>How numbers and days are written is told by a whole column, never guessed.</summary>
public sealed class StyleTests
{
    [Theory]
    [InlineData("1,5|1.234", "1234")] // the comma is decimal there, so the point groups
    [InlineData("1.5|1,234", "1234")]
    [InlineData("1.5|1.234", "1.234")]
    [InlineData("0,125|1,234", "1.234")]
    [InlineData("1.234.567|1,234", "1.234")]
    [InlineData("1.234,5|1.234", "1234")]
    [InlineData("1,234.5|1,234", "1234")]
    [InlineData("12|1,234", "?")] // nothing tells
    [InlineData("1,5|1.5|1,234", "?")] // the column says both
    [InlineData("1,5|1.5|2,75", "2.75")]
    [InlineData("1,5|12 %", "12")]
    [InlineData("1 000,5|1 234,75", "1234.75")]
    [InlineData("5|-7", "-7")]
    [InlineData("5|nine", "")]
    [InlineData("5|1e9", "")]
    [InlineData("5|=1+1", "")]
    [InlineData("5|NaN", "")]
    public void A_number_reads_as_its_column_says(string column, string read)
    {
        var cells = column.Split('|');

        var (value, couldBeTwo) = NumberStyle.Of(cells).Read(cells[^1]);

        Assert.Equal(read, couldBeTwo ? "?" : value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
    }

    [Theory]
    [InlineData("2026-12-31", "2026-12-31")]
    [InlineData("31.12.2026", "2026-12-31")]
    [InlineData("4.3.27", "2027-03-04")]
    [InlineData("25/3/2027|4/3/2027", "2027-03-04")]
    [InlineData("3/25/2027|4/3/2027", "2027-04-03")]
    [InlineData("4/3/2027", "?")]
    [InlineData("25/3/2027|3/25/2027|4/3/2027", "?")]
    [InlineData("5/5/2027", "2027-05-05")]
    [InlineData("3 Jan 2027", "2027-01-03")]
    [InlineData("Jan 3, 2027", "2027-01-03")]
    [InlineData("3. Dezember 2026", "2026-12-03")]
    [InlineData("2026-12-31 00:00:00", "2026-12-31")]
    [InlineData("2026-12-31T00:00:00Z", "2026-12-31")]
    [InlineData("12/31/2026 12:00:00 AM", "2026-12-31")]
    [InlineData("31/31/2026", "")]
    [InlineData("30.2.2027", "")]
    [InlineData("soon", "")]
    public void A_day_reads_as_its_column_says(string column, string read)
    {
        var cells = column.Split('|');

        var (day, couldBeTwo) = DayStyle.Of(cells).Read(cells[^1]);

        Assert.Equal(read, couldBeTwo ? "?" : day?.ToString("O") ?? "");
    }
}
