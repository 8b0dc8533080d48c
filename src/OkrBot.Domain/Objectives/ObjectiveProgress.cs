namespace OkrBot.Domain.Objectives;

/// <summary>How far an objective has come. Nothing rolls up from one team to another.</summary>
public static class ObjectiveProgress
{
    /// <summary>The mean of its key results by weight, 0 to 1, stopped ones left out; null while it has none.</summary>
    public static decimal? Of(TeamCycle state, ObjectiveId objective)
    {
        decimal sum = 0, weights = 0;
        foreach (var keyResult in state.KeyResults.Values)
        {
            if (keyResult.Objective != objective || keyResult.Weight <= 0 || keyResult.Stopped is not null) continue;
            sum += Progress.Of(keyResult) * keyResult.Weight;
            weights += keyResult.Weight;
        }
        return weights == 0 ? null : sum / weights;
    }
}
