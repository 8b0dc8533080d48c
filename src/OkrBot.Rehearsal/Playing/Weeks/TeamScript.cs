namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>One team's whole cycle, week after week.</summary>
internal sealed class TeamScript(CycleStage stage, MeetingPlanner planner, TeamBook book)
{
    private static readonly TimeOnly Noon = new(12, 0);

    internal async Task PlayAsync(CancellationToken cancel)
    {
        for (var week = 1; week <= stage.Weeks; week++)
        {
            // Whoever left by Monday morning is no longer planned with.
            await stage.Timeline.AtAsync(LocalTimes.At(LocalTimes.MondayOf(book.Team, week), Noon), cancel);
            var plan = planner.Plan(book, week);
            await new WeekScript(stage, book, book.Begin(plan), plan).PlayAsync(cancel);
        }
    }
}
