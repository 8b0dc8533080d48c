using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The names under which a form's fields come back. A key result that was on the form always sends its confidence; one that did not fit sends nothing.</summary>
public static class InputIds
{
    public const string Item = "item";
    public const string Decision = "decision";

    public static string Value(KeyResultId kr) => $"{kr}_value";
    public static string Confidence(KeyResultId kr) => $"{kr}_confidence";
    public static string Note(KeyResultId kr) => $"{kr}_note";

    /// <summary>Ids of the finished steps, separated by commas; empty or absent = none.</summary>
    public static string Steps(KeyResultId kr) => $"{kr}_steps";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Done(KeyResultId kr) => $"{kr}_done";
    public static string If(KeyResultId kr) => $"{kr}_if";
    public static string Then(KeyResultId kr) => $"{kr}_then";

    /// <summary>An ISO date.</summary>
    public static string By(KeyResultId kr) => $"{kr}_by";

    /// <inheritdoc cref="By"/>
    public static string Quiet(KeyResultId kr) => $"{kr}_quiet";

    /// <summary>The part of the form behind "More"; not a field.</summary>
    public static string More(KeyResultId kr) => $"{kr}_more";
}
