using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What a person last said about a key result: as typed, and how confident.</summary>
internal sealed record Word(string Value, int Confidence);

/// <summary>A blocker as its people remember it.</summary>
internal sealed record BlockerSeen(int RaisedIn, string Need)
{
    internal int? ResolvedIn { get; init; }
}

/// <summary>A team's cycle as its people saw it: week by week, and what they remember from one to the next.</summary>
internal sealed class TeamBook(SampleTeam team, int number)
{
    /// <summary>Its place in the company, from 0.</summary>
    internal int Number { get; } = number;

    /// <summary>The team in whose meeting this one checks in too; null in a meeting of its own.</summary>
    internal TeamBook? Host { get; init; }

    /// <summary>Another team checks in at the same meeting.</summary>
    internal bool IsShared { get; set; }

    /// <summary>With the chat in which it meets now.</summary>
    internal SampleTeam Team { get; set; } = team;

    /// <summary>Its meetings in the calendar; null where they stand in none that the bot may read.</summary>
    internal CalendarItem? Series { get; set; }

    /// <summary>Its series ended in the cycle, and it meets in another one.</summary>
    internal bool IsAnew { get; set; }
    internal List<WeekBook> Weeks { get; } = [];
    internal Dictionary<KeyResultId, Word> LastSaid { get; } = [];

    /// <summary>Oldest first.</summary>
    internal List<BlockerSeen> Blockers { get; } = [];

    /// <summary>Left the team's chat.</summary>
    internal HashSet<TenantPerson> Gone { get; } = [];

    internal WeekBook Begin(MeetingPlan plan)
    {
        var week = new WeekBook(plan.Week, plan.Fate);
        Weeks.Add(week);
        return week;
    }

    /// <summary>The newest week whose check-in is over.</summary>
    internal WeekBook? LastOver => Weeks.FindLast(week => week.IsOver);

    internal WeekBook? InWeek(int week) => Weeks.Find(one => one.Week == week);

    /// <summary>The person was told that all of these are saved.</summary>
    /// <param name="saved">With what was typed; null for "No change".</param>
    internal void Told(WeekBook week, TenantPerson person, IEnumerable<KeyResult> answered, ImmutableArray<Entry> saved)
    {
        foreach (var keyResult in answered) week.Answers.Add(AnswerOf(week, keyResult, person));
        foreach (var entry in saved) LastSaid[entry.KeyResult.Id] = new Word(entry.Value, entry.Confidence);
    }

    internal void Unsure(WeekBook week, TenantPerson person, IEnumerable<KeyResult> answered)
        => week.Unsure.AddRange(answered.Select(keyResult => AnswerOf(week, keyResult, person)));

    private CycleAnswer AnswerOf(WeekBook week, KeyResult keyResult, TenantPerson person)
        => new(Team.Id.Team, week.Week, keyResult.Id, new PersonId(person.ObjectId!));
}
