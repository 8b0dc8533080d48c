namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The names under which a form's fields come back. A key result that was on the form always sends its confidence; one that did not fit sends nothing.
/// Each begins with <see cref="Views.AnswerField.Name"/>.</summary>
public static class InputIds
{
    public const string Item = "item";
    public const string Decision = "decision";

    public static string Value(string field) => $"{field}_value";

    /// <summary>Instead of <see cref="Value"/> while text stands in the field that is no number: a field of text sends what was typed, a number field a number with a point.</summary>
    public static string Typed(string field) => $"{field}_typed";
    public static string Confidence(string field) => $"{field}_confidence";
    public static string Note(string field) => $"{field}_note";

    /// <summary>Ids of the finished steps, separated by commas; empty or absent = none.</summary>
    public static string Steps(string field) => $"{field}_steps";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Done(string field) => $"{field}_done";
    public static string If(string field) => $"{field}_if";
    public static string Then(string field) => $"{field}_then";

    /// <summary>An ISO date.</summary>
    public static string By(string field) => $"{field}_by";

    /// <inheritdoc cref="By"/>
    public static string Quiet(string field) => $"{field}_quiet";

    /// <summary>The part of the form behind "More"; not a field.</summary>
    public static string More(string field) => $"{field}_more";
}
