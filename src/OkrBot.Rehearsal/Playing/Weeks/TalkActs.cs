using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What a team's people do in a check-in beside answering: run it, raise and resolve blockers, say what was kept, decide.</summary>
internal sealed class TalkActs(CycleStage stage, TeamBook book, WeekBook week, MeetingPlan plan)
{
    private readonly RunningHands _hands = new(stage, book.Team);

    /// <summary>Null while nobody does.</summary>
    internal TenantPerson? Runner { get; private set; } = book.Team.Team.Facilitator is { } facilitator ? stage.PersonOf(facilitator) : null;

    /// <summary>Of the team, still in its chat, others than whoever runs it first.</summary>
    private IEnumerable<TenantPerson> Members => book.Team.Team.Members.Select(member => stage.PersonOf(member.Person))
        .Where(person => !book.Gone.Contains(person)).OrderBy(person => person == Runner);

    internal async Task RunItAsync(CancellationToken cancel)
    {
        var first = Members.First();
        if (await _hands.RunItAsync(first, cancel)) Runner = first;
        else stage.Miss($"Week {Words.Of(week.Week)}: nobody could take {book.Team.Team.Name}'s check-in over.");
    }

    internal async Task HandOverAsync(CancellationToken cancel)
    {
        if (Runner is not { } runner || Members.FirstOrDefault(person => person != runner) is not { } to) return;
        var done = await _hands.HandOverAsync(runner, to, cancel);
        if (done is true) Runner = to;
        if (done is false) stage.Miss($"Week {Words.Of(week.Week)}: {runner.Name} could not hand over to {to.Name}.");
    }

    /// <summary>Answers whether it is closed, by whoever runs it.</summary>
    internal async Task<bool> CloseAsync(CancellationToken cancel) => Runner is { } runner && await _hands.CloseAsync(runner, cancel);

    internal async Task<bool> ExtendAsync(CancellationToken cancel) => Runner is { } runner && await _hands.ExtendAsync(runner, cancel);

    internal async Task RaiseAsync(CancellationToken cancel)
    {
        var about = book.Team.KeyResults[plan.Dice.Next(book.Team.KeyResults.Length)];
        var need = $"A word on {about.Title} (week {Words.Of(week.Week)})";
        if (await _hands.RaiseAsync(Members.First(), about.Title, need, "Legal", cancel)) book.Blockers.Add(new BlockerSeen(week.Week, need));
        else stage.Miss($"Week {Words.Of(week.Week)}: {book.Team.Team.Name} could not raise a blocker.");
    }

    /// <summary>The oldest, by the first who has the button: those who still have to answer have others.</summary>
    internal async Task ResolveAsync(CancellationToken cancel)
    {
        var oldest = book.Blockers.FindIndex(blocker => blocker.ResolvedIn is null);
        if (oldest < 0) return;
        foreach (var person in Members)
        {
            if (!await _hands.ResolveAsync(person, cancel)) continue;
            book.Blockers[oldest] = book.Blockers[oldest] with { ResolvedIn = week.Week };
            return;
        }
    }

    internal async Task SayKeptAsync(CancellationToken cancel)
    {
        var kept = plan.Dice.Next(3) > 0;
        foreach (var person in Members)
        {
            if (!await _hands.SayKeptAsync(person, kept, cancel)) continue;
            if (kept) week.Kept++;
            else week.NotYet++;
            return;
        }
    }

    /// <summary>Whoever runs it, where the card asks.</summary>
    internal Task KeepAsync(CancellationToken cancel) => Runner is { } runner ? _hands.KeepAsync(runner, cancel) : Task.CompletedTask;

    internal async Task DecideAsync(CancellationToken cancel)
    {
        if (Runner is not { } runner) return;
        if (!plan.Decides) await _hands.NoDecisionAsync(runner, cancel);
        else if (await _hands.DecideAsync(runner, $"We start smaller (week {Words.Of(week.Week)})", cancel)) week.Decisions++;
    }

    /// <summary>Somebody who sees the card of a meeting that is none says so, where the card asks.</summary>
    internal async Task CallOffAsync(CancellationToken cancel) => week.CalledOff = await _hands.CallOffAsync(Members.Last(), cancel);
}
