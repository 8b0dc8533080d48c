namespace OkrBot.App.Cards;

/// <summary>How the ids of a plan are called in its buttons, for the slices whose buttons lead into it and out of it.</summary>
public static class PlanFields
{
    public const string Objective = "o";
    public const string KeyResult = "kr";

    /// <summary>The reader's client has no dialogs.</summary>
    public const string Here = "here";
}
