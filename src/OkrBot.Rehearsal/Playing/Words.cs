using System.Globalization;

namespace OkrBot.Rehearsal.Playing;

/// <summary>Numbers and names in the rehearsal's English.</summary>
internal static class Words
{
    internal static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Count(int number, string one) => $"{Of(number)} {one}{(number == 1 ? "" : "s")}";

    internal static string Count(int number, string one, string many) => $"{Of(number)} {(number == 1 ? one : many)}";

    internal static string Nth(int number) => Of(number) + (number % 100 is > 10 and < 14 ? "th" : (number % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    internal static string People(int number) => number == 1 ? "1 person" : $"{Of(number)} people";

    internal static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
    };
}
