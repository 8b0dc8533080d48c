using System.Globalization;

namespace OkrBot.Benchmarks.Driving;

/// <summary>Each save has a number, and its typed value tells it: so every stored answer says which save it came from.</summary>
internal static class SaveValues
{
    /// <summary>More than any run makes.</summary>
    public const int Most = 20_000_000;

    private const decimal Unit = 0.000001m;

    private const int Whole = 60;

    /// <summary>From 60 upwards in steps of the smallest that the rules take.</summary>
    public static string Text(int number) => (Whole + (number * Unit)).ToString(CultureInfo.InvariantCulture);

    public static int NumberOf(decimal value) => (int)((value - Whole) / Unit);
}
