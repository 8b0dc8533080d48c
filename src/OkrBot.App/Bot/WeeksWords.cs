using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Bot;

/// <summary>Why nothing is written any more in weeks that are over, in the same words in every slice.</summary>
public static class WeeksWords
{
    /// <summary>Null for every other refusal.</summary>
    /// <param name="words">Of any slice.</param>
    public static string? Say(Refusal refusal, Words words) => KeyOf(refusal) is { } key ? words.Text(key, Facts(refusal, words)) : null;

    /// <summary><c>.title</c> and <c>.text</c> behind it are the same in two parts.</summary>
    public static string? KeyOf(Refusal refusal) => refusal switch
    {
        CycleIsFrozen => "weeks.frozen",
        CycleHasPassed => "weeks.passed",
        _ => null,
    };

    public static (string Name, string Value) Facts(Refusal refusal, Words words)
        => ("last", refusal is CycleIsFrozen frozen ? words.DateAndYear(frozen.LastEntry) : "");
}
