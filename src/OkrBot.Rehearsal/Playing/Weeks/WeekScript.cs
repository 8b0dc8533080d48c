using OkrBot.Domain.Teams;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Plays one team's week as planned.</summary>
internal sealed class WeekScript(CycleStage stage, TeamBook book, WeekBook week, MeetingPlan plan)
{
    private static readonly TimeSpan Timer = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestWithoutEnd = TimeSpan.FromMinutes(10);

    private readonly RoomSight _room = new(stage, book, week);
    private readonly PeopleActs _people = new(stage, book, week, plan);

    private Domain.Teams.Placement Placement => book.Team.Team.Placement;

    internal async Task PlayAsync(CancellationToken cancel)
    {
        if (plan.Fate == Fate.WithoutBot) return;
        week.IsOffByCalendar = plan.IsToldByCalendar && plan.Fate == Fate.Cancelled;
        await _people.BeforeAsync(cancel);
        if (plan.IsToldByCalendar) await new CalendarActs(stage, book, plan).PlayAsync(() => _room.CardId, OpensAt(plan.Scheduled), cancel);
        else if (plan.Fate is Fate.Skipped or Fate.Cancelled or Fate.Moved) await NobodyComesAsync(cancel);
        if (plan.Fate == Fate.OverBeforeOpening) await OverBeforeOpeningAsync(cancel);
        else if (plan.Fate is not (Fate.Skipped or Fate.Cancelled)) await MeetAsync(cancel);
    }

    /// <summary>No event comes; the timer opens, and the card closes itself.</summary>
    private async Task NobodyComesAsync(CancellationToken cancel)
    {
        var opens = Later(plan.Scheduled + Timer, OpensAt(plan.Scheduled));
        if (await _room.AppearsAsync(_room.CardId, opens, cancel) is not { } seen) return;
        if (plan.Fate == Fate.Skipped)
        {
            await stage.Timeline.AtAsync(opens.AddMinutes(3), cancel);
            await new TalkActs(stage, book, week, plan).CallOffAsync(cancel);
        }
        await _room.ClosesAsync(seen, seen.PostedAt + LongestWithoutEnd, cancel);
    }

    private async Task OverBeforeOpeningAsync(CancellationToken cancel)
    {
        var before = _room.CardId;
        await StartsAsync(plan.Scheduled, cancel);
        await stage.Timeline.AtAsync(plan.Scheduled.AddMinutes(12), cancel);
        await EndsAsync(cancel);
        week.IsOver = true;
        await stage.Timeline.AtAsync(plan.Scheduled.AddMinutes(26), cancel);
        if (_room.CardId != before) stage.Miss($"Week {Words.Of(week.Week)}: a card came in \"{book.Team.Chat.Title}\" after the meeting was over.");
    }

    private async Task MeetAsync(CancellationToken cancel)
    {
        var opens = plan.Fate == Fate.Moved && !plan.IsToldByCalendar ? plan.At : OpensAt(plan.At);
        var before = _room.CardId;
        await ComeAsync(before, cancel);
        if (await _room.AppearsAsync(before, opens, cancel) is not { } seen) return;
        var check = new CheckInScript(stage, plan, _room, _people, new TalkActs(stage, book, week, plan));
        await check.PlayAsync(seen, opens, EndsAsync, cancel);
    }

    /// <summary>People join, some of them early: then Teams says so before the scheduled start, and nothing may open.</summary>
    private async Task ComeAsync(string? before, CancellationToken cancel)
    {
        if (plan.JoinsEarly) await StartsAsync(plan.At.AddMinutes(-8), cancel);
        await stage.Timeline.AtAsync(plan.At.AddSeconds(-10), cancel);
        if (_room.CardId != before) stage.Miss($"Week {Words.Of(week.Week)}: \"{book.Team.Chat.Title}\" opened before its time.");
        if (!plan.JoinsEarly) await StartsAsync(plan.At, cancel);
        if (plan.StartsTwice) await StartsAsync(plan.At.AddSeconds(1), cancel);
    }

    private async Task StartsAsync(DateTimeOffset at, CancellationToken cancel)
    {
        await stage.Timeline.AtAsync(at, cancel);
        if (book.Host is not null) return;
        var casing = plan.Week % 2 == 0 ? MeetingEventCasing.Camel : MeetingEventCasing.Pascal;
        await stage.Client.MeetingStartsAsync(stage.PersonOf(book.Team.Team.Members[0].Person), book.Team.Chat.Id, casing, cancel);
    }

    // Teams says it once, however many teams meet.
    private Task EndsAsync(CancellationToken cancel) => book.Host is not null
        ? Task.CompletedTask
        : stage.Client.MeetingEndsAsync(stage.PersonOf(book.Team.Team.Members[0].Person), book.Team.Chat.Id, MeetingEventCasing.Pascal, cancel);

    private DateTimeOffset OpensAt(DateTimeOffset start)
        => Placement.Kind == PlacementKind.LastTenMinutes ? start + book.Team.Team.Meeting!.Schedule!.Length - LongestWithoutEnd : start;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
