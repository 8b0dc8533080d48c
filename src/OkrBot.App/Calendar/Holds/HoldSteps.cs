using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

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

    /// <summary>For a mailbox that may be back by tomorrow.</summary>
    public bool IsWaiting { get; set; }

    public bool IsFresh(HoldKind kind) => fresh.Contains(kind);
}

/// <summary>Asks the calendar for each step. The first thing that cannot be done now ends the run.</summary>
internal sealed class HoldSteps(ICalendarHolds holds)
{
    /// <summary>A mailbox that is not there for so long may be back: a second appointment elsewhere would be worse than a late change.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    public async Task RunAsync(HoldRun run, CancellationToken cancel)
    {
        foreach (var left in run.Sheet.Left)
            if (!await EndLeftAsync(run, left, cancel)) return;
        foreach (var kind in run.Wanted.Ended)
            if (run.Sheet.Find(kind) is { IsOver: false } kept && kept.Start > run.Now && !await EndAsync(run, kept, cancel)) return;
        if (run.Wanted.Owners.IsEmpty && !run.Wanted.Holds.IsEmpty)
        {
            run.Without = HoldsWithout.Owner;
            return;
        }
        var hasEveryone = true;
        foreach (var wanted in run.Wanted.Holds)
        {
            if (!await PutAsync(run, wanted, cancel)) return;
            hasEveryone &= run.Sheet.Find(wanted.Kind) is { } kept && (kept.Put.People.Length > 0 || wanted.Hold.Invited.IsEmpty);
        }
        (run.IsWhole, run.Without) = (hasEveryone && !run.IsWaiting && run.Sheet.Left.IsEmpty, hasEveryone ? HoldsWithout.Nothing : HoldsWithout.Addresses);
    }

    private async Task<bool> PutAsync(HoldRun run, WantedHold wanted, CancellationToken cancel)
    {
        var kept = run.Sheet.Find(wanted.Kind)!;
        var stays = run.Wanted.Owners.Contains(kept.Owner) || run.Wanted.MayStay.Contains(kept.Owner);
        if (!stays && !await EndAsync(run, kept, cancel)) return false;
        var (before, without) = (run.Sheet, HoldsWithout.Mailbox);
        foreach (var owner in (stays ? [kept.Owner, .. run.Wanted.Owners] : run.Wanted.Owners).Distinct())
        {
            run.Sheet = Towards(before, run, wanted, owner);
            // Never asked: a look there could find the invitation to what another organises.
            var isNew = run.IsFresh(wanted.Kind) || (run.Sheet != before && run.Sheet.Find(wanted.Kind)!.Put.Event is null);
            var put = await AskAsync(run, wanted, owner, isNew, cancel);
            if (put is { Why: null, Value: { } there })
            {
                run.Sheet = run.Sheet.With(new KeptHold(wanted.Kind, owner, wanted.Start, there));
                return true;
            }
            if (put.Why is not (NoAnswer.Gone or NoAnswer.MissingRight)) return Stopped(run, put.Why);
            if (put.Why is NoAnswer.MissingRight) without = HoldsWithout.Right;
            if (before.Find(wanted.Kind) is not { IsPut: true } known || known.Owner != owner) continue;
            if (put.Why is NoAnswer.MissingRight) return Stopped(run, put.Why);
            before = before.With(known with { GoneSince = known.GoneSince ?? run.Now });
            if (run.Now - (known.GoneSince ?? run.Now) >= Patience) continue;
            (run.Sheet, run.IsWaiting) = (before, true);
            return true;
        }
        run.Sheet = run.IsFresh(wanted.Kind) ? before.With(before.Find(wanted.Kind)! with { IsOver = true }) : before;
        run.Without = without;
        return false;
    }

    private Task<Asked<PutHold>> AskAsync(HoldRun run, WantedHold wanted, PersonId owner, bool isNew, CancellationToken cancel)
    {
        var put = run.Sheet.Find(wanted.Kind)!.Put;
        var hold = wanted.Hold with { Owner = owner, Invited = [.. wanted.Hold.Invited.Where(one => one.Person != owner)], Generation = put.Generation };
        return holds.PutAsync(run.Sheet.Tenant, hold, isNew ? null : put, cancel);
    }

    /// <summary>The sheet as it has to be kept before this owner is asked: whatever becomes of the answer, it may be out there with them, and nowhere that is not noted.</summary>
    private static HoldSheet Towards(HoldSheet sheet, HoldRun run, WantedHold wanted, PersonId owner)
    {
        var kept = sheet.Find(wanted.Kind)!;
        if (kept.Owner == owner && !kept.IsOver) return sheet;
        var mayBeThere = !kept.IsOver && !run.IsFresh(wanted.Kind);
        var left = sheet.Left.FirstOrDefault(one => one.Kind == wanted.Kind && one.Owner == owner);
        var put = new PutHold(left?.Put.Event, "", "") { Generation = kept.Put.Generation + (mayBeThere ? 1 : 0) };
        if (left is not null) sheet = sheet with { Left = sheet.Left.Remove(left) };
        return (mayBeThere ? sheet.Leaving(kept) : sheet).With(new KeptHold(wanted.Kind, owner, wanted.Start, put));
    }

    private async Task<bool> EndAsync(HoldRun run, KeptHold kept, CancellationToken cancel)
    {
        if (kept.IsOver) return true;
        var ended = await CancelAsync(run, kept, cancel);
        if (ended.Why is not (null or NoAnswer.Gone)) return Stopped(run, ended.Why);
        var sheet = ended.Why is null ? run.Sheet : run.Sheet.Leaving(kept);
        run.Sheet = sheet.With(kept with { IsOver = true, GoneSince = null, Put = new PutHold(null, "", "") { Generation = kept.Put.Generation + 1 } });
        return true;
    }

    private async Task<bool> EndLeftAsync(HoldRun run, KeptHold left, CancellationToken cancel)
    {
        var why = left.Start > run.Now ? (await CancelAsync(run, left, cancel)).Why : null;
        if (why is NoAnswer.Gone or NoAnswer.MissingRight) return true;
        if (why is not null) return Stopped(run, why);
        run.Sheet = run.Sheet with { Left = run.Sheet.Left.Remove(left) };
        return true;
    }

    private Task<Asked<bool>> CancelAsync(HoldRun run, KeptHold kept, CancellationToken cancel)
    {
        var why = kept.Put.People.Length == 0 || kept.Put.People == CalendarHold.NobodyMark ? null : run.Wanted.Why;
        return holds.CancelAsync(run.Sheet.Tenant, kept.Owner, new HoldName(HoldWords.KeyOf(run.Sheet.Subject, kept.Kind), kept.Put.Event), why, cancel);
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
