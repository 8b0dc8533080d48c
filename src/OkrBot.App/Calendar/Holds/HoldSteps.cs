using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Calendar.Holds;

/// <summary>One run over the appointments of a team or group, and how far it came.</summary>
/// <param name="fresh">Never tried: nothing can be out there.</param>
internal sealed class HoldRun(HoldSheet sheet, WantedHolds wanted, ImmutableHashSet<HoldKind> fresh, DateTimeOffset now)
{
    public HoldSheet Sheet { get; set; } = sheet;
    public WantedHolds Wanted => wanted;
    public DateTimeOffset Now => now;
    public WorkResult Result { get; set; } = WorkResult.Done;

    /// <summary>Null = nobody knows this time.</summary>
    public HoldsWithout? Without { get; set; }

    /// <summary>Everything is as it is wanted.</summary>
    public bool IsWhole { get; set; }

    public bool IsFresh(HoldKind kind) => fresh.Contains(kind);
}

/// <summary>Asks the calendar for each step. The first thing that cannot be done now ends the run.</summary>
internal sealed class HoldSteps(ICalendarHolds holds)
{
    public async Task RunAsync(HoldRun run, CancellationToken cancel)
    {
        foreach (var kind in run.Wanted.Ended)
            if (run.Sheet.Find(kind) is { IsOver: false } kept && kept.Start > run.Now && !await EndAsync(run, kept, cancel)) return;
        if (run.Wanted.Owners.IsEmpty && !run.Wanted.Holds.IsEmpty)
        {
            run.Without = HoldsWithout.Owner;
            return;
        }
        var isWhole = true;
        foreach (var wanted in run.Wanted.Holds)
        {
            if (!await PutAsync(run, wanted, cancel)) return;
            isWhole &= run.Sheet.Find(wanted.Kind) is { } kept && (kept.Put.People.Length > 0 || wanted.Hold.Invited.IsEmpty);
        }
        (run.IsWhole, run.Without) = (isWhole, HoldsWithout.Nothing);
    }

    private async Task<bool> PutAsync(HoldRun run, WantedHold wanted, CancellationToken cancel)
    {
        var kept = run.Sheet.Find(wanted.Kind)!;
        var stays = run.Wanted.Owners.Contains(kept.Owner) || run.Wanted.MayStay.Contains(kept.Owner);
        if (!stays && !await EndAsync(run, kept, cancel)) return false;
        foreach (var owner in (stays ? [kept.Owner, .. run.Wanted.Owners] : run.Wanted.Owners).Distinct())
        {
            kept = run.Sheet.Find(wanted.Kind)!;
            var isHere = kept.Owner == owner && !kept.IsOver;
            var hold = wanted.Hold with { Owner = owner, Invited = [.. wanted.Hold.Invited.Where(one => one.Person != owner)], Generation = kept.Put.Generation };
            var put = await holds.PutAsync(run.Sheet.Tenant, hold, isHere && !run.IsFresh(wanted.Kind) ? kept.Put : null, cancel);
            if (put is { Why: null, Value: { } there })
            {
                run.Sheet = run.Sheet.With(new KeptHold(wanted.Kind, owner, wanted.Start, there));
                return true;
            }
            if (put.Why is not NoAnswer.Gone) return Stopped(run, put.Why);
            run.Sheet = run.Sheet.With(kept with { Owner = owner, IsOver = true, Put = new PutHold(null, "", "") { Generation = kept.Put.Generation + 1 } });
        }
        run.Without = HoldsWithout.Mailbox;
        return false;
    }

    private async Task<bool> EndAsync(HoldRun run, KeptHold kept, CancellationToken cancel)
    {
        if (kept.IsOver) return true;
        var why = kept.Put.People.Length == 0 || kept.Put.People == CalendarHold.NobodyMark ? null : run.Wanted.Why;
        var ended = await holds.CancelAsync(run.Sheet.Tenant, kept.Owner, new HoldName(HoldWords.KeyOf(run.Sheet.Subject, kept.Kind), kept.Put.Event), why, cancel);
        // With the mailbox goes what stood in it.
        if (ended.Why is not (null or NoAnswer.Gone)) return Stopped(run, ended.Why);
        run.Sheet = run.Sheet.With(kept with { IsOver = true, Put = new PutHold(null, "", "") { Generation = kept.Put.Generation + 1 } });
        return true;
    }

    private static bool Stopped(HoldRun run, NoAnswer? why)
    {
        if (why is NoAnswer.MissingRight) run.Without = HoldsWithout.Right;
        run.Result = why switch
        {
            NoAnswer.Later later => new WorkResult.Later(later.At),
            NoAnswer.Failed failed => new WorkResult.Failed(FormattableString.Invariant($"the calendar answered {failed.Status} {failed.Code}")),
            NoAnswer.Expired => new WorkResult.Failed("the calendar answered 410"),
            _ => WorkResult.Done,
        };
        return false;
    }
}
