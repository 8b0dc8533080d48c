namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>The ten minutes: who does what and when, until the card is the summary and a little after.</summary>
internal sealed class CheckInScript(CycleStage stage, MeetingPlan plan, RoomSight room, PeopleActs people, TalkActs talk)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Extension = TimeSpan.FromMinutes(5);

    /// <summary>A meeting's end closes the check-in after this.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private DateTimeOffset _due;

    /// <param name="end">Teams tells that the meeting is over.</param>
    internal async Task PlayAsync(CheckInSeen seen, DateTimeOffset opened, Func<CancellationToken, Task> end, CancellationToken cancel)
    {
        _due = seen.PostedAt + Length;
        foreach (var (second, act) in Acts(seen, end).OrderBy(one => one.Second))
        {
            await stage.Timeline.AtAsync(opened.AddSeconds(second), cancel);
            if (room.IsOver) break;
            await act(cancel);
        }
        await room.ClosesAsync(seen, _due, cancel);
        var closed = stage.Timeline.Now;
        await stage.Timeline.AtAsync(closed.AddSeconds(30), cancel);
        await talk.DecideAsync(cancel);
        await people.LateAsync(closed.AddSeconds(60), cancel);
        await stage.Timeline.AtAsync(closed.AddMinutes(4), cancel);
        if (plan.Fate != Fate.Short) await end(cancel);
    }

    private IEnumerable<(int Second, Func<CancellationToken, Task> Act)> Acts(CheckInSeen seen, Func<CancellationToken, Task> end)
    {
        foreach (var part in plan.Parts.Where(part => part.Way is Way.NoChange or Way.Update or Way.Here))
            yield return (part.Second, cancel => people.AnswerAsync(part, seen, cancel));
        if (talk.Runner is null) yield return (8, talk.RunItAsync);
        if (plan.HandsOver) yield return (95, talk.HandOverAsync);
        yield return (145, room.ShowAsync);
        if (plan.Fate == Fate.Short) yield return (205, cancel => OverAsync(end, cancel));
        if (plan.Raises) yield return (245, talk.RaiseAsync);
        if (plan.Resolves) yield return (255, talk.ResolveAsync);
        yield return (265, talk.SayKeptAsync);
        yield return (275, talk.KeepAsync);
        if (plan.ForTheRoom) yield return (335, cancel => talk.Runner is { } runner ? people.ForTheRoomAsync(runner, seen, cancel) : Task.CompletedTask);
        if (plan.Ending == Ending.ByRunner) yield return (420, CloseAsync);
        if (plan.Ending == Ending.Extended) yield return (430, ExtendAsync);
    }

    private async Task OverAsync(Func<CancellationToken, Task> end, CancellationToken cancel)
    {
        await end(cancel);
        var over = stage.Timeline.Now + Grace;
        if (over < _due) _due = over;
    }

    private async Task CloseAsync(CancellationToken cancel)
    {
        if (await talk.CloseAsync(cancel)) _due = stage.Timeline.Now;
    }

    private async Task ExtendAsync(CancellationToken cancel)
    {
        if (await talk.ExtendAsync(cancel)) _due += Extension;
    }
}
