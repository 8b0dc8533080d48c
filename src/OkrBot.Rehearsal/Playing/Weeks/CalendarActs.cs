namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Whoever organises a team's meeting moves it, or calls it off, in the calendar. Microsoft 365 tells of it once, twice or never; nothing may open at the old time.</summary>
internal sealed class CalendarActs(CycleStage stage, TeamBook book, MeetingPlan plan)
{
    private static readonly TimeOnly Afternoon = new(16, 40);

    /// <summary>Late enough that only the question shortly before the opening can find it.</summary>
    private static readonly TimeSpan AtTheLast = TimeSpan.FromMinutes(40);

    /// <summary>By then a timer would have opened.</summary>
    private static readonly TimeSpan WouldBeOpen = TimeSpan.FromMinutes(5);

    /// <param name="card">The newest check-in's in the chat.</param>
    /// <param name="opens">When it would have opened.</param>
    internal async Task PlayAsync(Func<string?> card, DateTimeOffset opens, CancellationToken cancel)
    {
        // Who shares a meeting has one organiser.
        if (book.Host is null) await ChangeAsync(cancel);
        var before = card();
        await stage.Timeline.AtAsync(opens + WouldBeOpen, cancel);
        if (card() != before) stage.Miss($"Week {Words.Of(plan.Week)}: \"{book.Team.Chat.Title}\" opened at its old time, though its calendar had changed.");
    }

    /// <summary>Each at an instant of its own, so that what is told and what is lost does not depend on which of two comes first.</summary>
    private async Task ChangeAsync(CancellationToken cancel)
    {
        var at = plan.Telling == Telling.Never
            ? plan.Scheduled - AtTheLast - TimeSpan.FromSeconds(book.Number)
            : LocalTimes.At(LocalTimes.WorkingDayBefore(LocalTimes.DayOf(plan.Scheduled)), Afternoon).AddSeconds(7 + (60 * book.Number));
        await stage.Timeline.AtAsync(at, cancel);
        var (calendars, wall) = (stage.Setup.Tenant.Graph.Calendars, LocalTimes.WallOf(plan.Scheduled));
        if (plan.Fate == Fate.Moved) calendars.Move(plan.Series!, wall, LocalTimes.WallOf(plan.At));
        else calendars.Drop(plan.Series!, wall);
        if (plan.Telling == Telling.Never) stage.Notices.Lose();
        else await stage.Notices.TellAsync(plan.Telling == Telling.Twice ? 2 : 1, cancel);
    }
}
