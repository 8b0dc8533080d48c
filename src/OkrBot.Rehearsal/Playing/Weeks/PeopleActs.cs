using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>How a team's people answer in one week, each as planned; enters in the book what they were told.</summary>
internal sealed class PeopleActs(CycleStage stage, TeamBook book, WeekBook week, MeetingPlan plan)
{
    private readonly Hands _hands = new(stage, book);

    /// <summary>On the working day before, in the afternoon.</summary>
    internal async Task BeforeAsync(CancellationToken cancel)
    {
        var at = LocalTimes.At(LocalTimes.WorkingDayBefore(LocalTimes.DayOf(plan.Scheduled)), new TimeOnly(15, 0));
        foreach (var part in plan.Parts.Where(part => part.Way == Way.Before))
        {
            await stage.Timeline.AtAsync(at.AddSeconds(part.Second), cancel);
            var entries = EntriesOf(part.Person);
            if (Enter(part.Person, entries, await _hands.InPersonAsync(part.Person, entries, cancel))) week.Early.Add(IdOf(part.Person));
        }
    }

    /// <summary>In the meeting, on the card.</summary>
    internal async Task AnswerAsync(Part part, CheckInSeen seen, CancellationToken cancel)
    {
        var mine = book.Team.OwnedBy(part.Person);
        // "No change" repeats a last answer, so there has to be one to each.
        if (part.Way == Way.NoChange && mine.All(keyResult => book.LastSaid.ContainsKey(keyResult.Id)))
        {
            var repeated = await _hands.NoChangeAsync(part.Person, cancel);
            if (Enter(part.Person, mine, [], repeated)) seen.Answerers.Add(IdOf(part.Person));
            return;
        }
        var entries = EntriesOf(part.Person);
        var saved = part.Way == Way.Here ? await _hands.HereAsync(part.Person, entries, cancel) : await _hands.UpdateAsync(part.Person, entries, cancel);
        if (Enter(part.Person, entries, saved)) seen.Answerers.Add(IdOf(part.Person));
    }

    /// <summary>What nobody has answered yet; only where the card offers it, which is once the runner's own are answered.</summary>
    internal async Task ForTheRoomAsync(TenantPerson runner, CheckInSeen seen, CancellationToken cancel)
    {
        var answered = week.Answered.ToHashSet();
        ImmutableArray<KeyResult> open = [.. book.Team.KeyResults.Where(keyResult => !answered.Contains(keyResult.Id))];
        if (open.IsEmpty || open.Any(keyResult => keyResult.Owner == IdOf(runner))) return;
        var entries = EntriesFor(open);
        if (!Enter(runner, entries, await _hands.ForTheRoomAsync(runner, entries, cancel))) return;
        seen.Answerers.Add(IdOf(runner));
        seen.ForTheRoom = true;
    }

    /// <summary>After the close: it counts for the week and not for the meeting.</summary>
    internal async Task LateAsync(DateTimeOffset from, CancellationToken cancel)
    {
        foreach (var part in plan.Parts.Where(part => part.Way == Way.Late))
        {
            await stage.Timeline.AtAsync(from.AddSeconds(part.Second), cancel);
            if (week.Answered.Any(answered => book.Team.OwnedBy(part.Person).Any(keyResult => keyResult.Id == answered))) continue;
            var entries = EntriesOf(part.Person);
            Enter(part.Person, entries, await _hands.InPersonAsync(part.Person, entries, cancel));
        }
    }

    private static PersonId IdOf(TenantPerson person) => new(person.ObjectId!);

    private ImmutableArray<Entry> EntriesOf(TenantPerson person) => EntriesFor(book.Team.OwnedBy(person));

    private ImmutableArray<Entry> EntriesFor(IEnumerable<KeyResult> keyResults)
    {
        var due = LocalTimes.DayOf(plan.Scheduled).AddDays(7);
        var by = due < stage.Setup.Company.Live.End ? due : stage.Setup.Company.Live.End;
        return [.. keyResults.Select((keyResult, at) => Entry.After(keyResult, book.LastSaid.GetValueOrDefault(keyResult.Id), plan.Dice) with
        {
            // One a meeting is as much as anybody keeps.
            StepBy = plan.Agrees && at == 0 && week.Agreed == 0 ? by : null,
        })];
    }

    private bool Enter(TenantPerson person, ImmutableArray<Entry> entries, Saved saved)
        => Enter(person, entries.Select(entry => entry.KeyResult), entries, saved);

    private bool Enter(TenantPerson person, IEnumerable<KeyResult> answered, ImmutableArray<Entry> entries, Saved saved)
    {
        if (saved.Outcome.Saved)
        {
            book.Told(week, person, answered, entries);
            week.Agreed += saved.Agreed;
            return true;
        }
        if (saved.Outcome.Unsure) book.Unsure(week, person, answered);
        stage.Miss($"Week {Words.Of(week.Week)}: {person.Name} in {book.Team.Team.Name}: {saved.Outcome.Words}");
        return false;
    }
}
