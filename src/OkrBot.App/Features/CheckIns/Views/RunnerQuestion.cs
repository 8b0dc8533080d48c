using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>What whoever runs the check-in is asked on their own view, one thing at a time.</summary>
public abstract record RunnerQuestion
{
    private RunnerQuestion() { }

    /// <summary>Whose it is, where several teams stand on one card.</summary>
    public TeamId? Of { get; init; }

    /// <summary>Nobody answered for it in three check-ins: keep, new owner, or stop?</summary>
    /// <param name="Title">User text.</param>
    /// <param name="Weeks">Since the last answer.</param>
    public sealed record Silent(KeyResultId KeyResult, string Title, int Weeks) : RunnerQuestion;

    /// <summary>Its owner left the team.</summary>
    /// <param name="Title">User text.</param>
    public sealed record OwnerLeft(KeyResultId KeyResult, string Title) : RunnerQuestion;

    /// <summary>Other teams need it, and whoever was the contact left the team, or somebody only stands in.</summary>
    /// <param name="KeyResult">Null = the objective as a whole.</param>
    /// <param name="Title">User text.</param>
    public sealed record ContactLeft(ObjectiveId Objective, KeyResultId? KeyResult, string Title) : RunnerQuestion;

    /// <summary>Who led the team's check-in left.</summary>
    public sealed record NobodyLeads : RunnerQuestion;
}
