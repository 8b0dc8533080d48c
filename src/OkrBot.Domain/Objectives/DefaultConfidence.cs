namespace OkrBot.Domain.Objectives;

/// <summary>The confidence that a form shows before anybody has answered.</summary>
public static class DefaultConfidence
{
    public const int Aspirational = 5;
    public const int Committed = 9;

    public static int Of(Ambition ambition) => ambition == Ambition.Aspirational ? Aspirational : Committed;
}
