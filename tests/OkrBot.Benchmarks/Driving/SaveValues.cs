using System.Globalization;

namespace OkrBot.Benchmarks.Driving;

/// <summary>Each save has a number, and its typed value tells it: so every stored answer says which save it came from.</summary>
internal static class SaveValues
{
    /// <summary>More than any run makes.</summary>
    public const int Most = 1_000_000;

    private const int Whole = 60;

    /// <summary>60.000000 to 60.999999: distinct, no more digits than the rules take, and never another status.</summary>
    public static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"{Whole}.{number:D6}");

    public static int NumberOf(decimal value) => (int)((value - Whole) * Most);
}
