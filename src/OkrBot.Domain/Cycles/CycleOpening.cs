using System.Collections.Immutable;
using System.Globalization;

namespace OkrBot.Domain.Cycles;

/// <summary>The tenant's next weeks of work begin on that day.</summary>
/// <param name="Weeks">6 to 26.</param>
/// <param name="Name">As people call it, for instance "Spring"; empty = the date names it.</param>
public sealed record OpenCycle(DateOnly Start, int Weeks, string? Name);

/// <summary>What became of the wish to open a cycle.</summary>
public abstract record CycleOpened
{
    private CycleOpened() { }

    /// <summary>Open, now or before: saying the same again has the same outcome.</summary>
    public sealed record Accepted(Cycle Cycle, bool Repeated) : CycleOpened;

    public sealed record Refused(Refusal Refusal) : CycleOpened;
}

/// <summary>Opens a cycle for a whole tenant. Dates never overlap; two are live beside each other only while planning of the one or the final values
/// of the other are open.</summary>
public static class CycleOpening
{
    public const int LongestName = 40;

    /// <summary>A team that begins to use OKRs in the middle of its weeks may count from where they began.</summary>
    public const int MostDaysBack = 56;

    /// <summary>Who plans further ahead has mistyped the year.</summary>
    public const int MostDaysAhead = 366;

    public static CycleOpened Decide(CyclePlan plan, OpenCycle command, DateOnly today)
    {
        if (command.Weeks is < Cycle.FewestWeeks or > Cycle.MostWeeks) return new CycleOpened.Refused(new WeeksOutOfRange(command.Weeks, Cycle.FewestWeeks, Cycle.MostWeeks));
        var name = PlainText.Clean(command.Name ?? "");
        if (name.Length > LongestName) return new CycleOpened.Refused(new CycleNameTooLong(name.Length, LongestName));
        var cycle = new Cycle(IdOf(command.Start), command.Start, command.Weeks) { Name = name.Length == 0 ? null : name };
        if (plan.Find(cycle.Id) is { } known && known with { OpenedAt = null } == cycle) return new CycleOpened.Accepted(known, Repeated: true);
        return Refusal(plan, cycle, today) is { } refusal ? new CycleOpened.Refused(refusal) : new CycleOpened.Accepted(cycle, Repeated: false);
    }

    /// <summary>Directly after another, of the same length: where nobody is there to open one.</summary>
    public static Cycle Following(Cycle before)
    {
        var start = before.End.AddDays(1);
        return new Cycle(IdOf(start), start, before.Weeks);
    }

    public static CycleId IdOf(DateOnly start) => new(start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static Refusal? Refusal(CyclePlan plan, Cycle cycle, DateOnly today)
    {
        if (cycle.Start < today.AddDays(-MostDaysBack) || cycle.End < today) return new StartTooEarly(today.AddDays(-MostDaysBack));
        if (cycle.Start > today.AddDays(MostDaysAhead)) return new StartTooLate(today.AddDays(MostDaysAhead));
        if (plan.Live.Concat(plan.Past).FirstOrDefault(other => other.Start <= cycle.End && cycle.Start <= other.End) is { } overlaps) return new CycleOverlaps(overlaps);
        // A team works in one and plans in one: a third waits.
        ImmutableArray<Cycle> ahead = [.. plan.Live.Where(other => other.Start > today)];
        return cycle.Start > today && !ahead.IsEmpty ? new NextIsOpen(ahead[0]) : null;
    }
}
