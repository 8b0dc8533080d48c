using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar.Holds;

/// <summary>Asks the calendar for each step. What cannot be done keeps nothing else from being done, unless that would be refused as well.</summary>
internal sealed class HoldSteps(ICalendarHolds holds)
{
    /// <summary>A mailbox that is not there for so long may be back: a second appointment elsewhere would be worse than a late change.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>An appointment that the calendar says was made, and does not find for so long, its owner has deleted.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromHours(3);
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(20);

    private enum Step { Done, Open, Stop }

    public async Task RunAsync(HoldRun run, CancellationToken cancel)
    {
        foreach (var left in run.Sheet.Left) await EndLeftAsync(run, left, cancel);
        foreach (var kind in run.Wanted.Ended)
            if (run.Sheet.Find(kind) is { IsOver: false } kept && kept.Start > run.Now) await EndAsync(run, kept, cancel);
        if (run.Wanted.Owners.IsEmpty && !run.Wanted.Holds.IsEmpty)
        {
            run.Without = HoldsWithout.Owner;
            return;
        }
        var (isThere, lacksPeople) = (true, false);
        foreach (var wanted in run.Wanted.Holds)
        {
            var step = await PutAsync(run, wanted, cancel);
            if (step == Step.Stop) return;
            isThere &= step == Step.Done;
            lacksPeople |= run.Sheet.Find(wanted.Kind) is { IsPut: true, Put.People.Length: 0 } && !wanted.Hold.Invited.IsEmpty;
        }
        if (lacksPeople) run.Without ??= HoldsWithout.Addresses;
        else if (isThere) run.Without ??= HoldsWithout.Nothing;
        run.IsWhole = isThere && !lacksPeople && !run.IsOpen && !run.IsWaiting && run.Sheet.Left.IsEmpty;
    }

    private async Task<Step> PutAsync(HoldRun run, WantedHold wanted, CancellationToken cancel)
    {
        var kept = run.Sheet.Find(wanted.Kind)!;
        var stays = run.Wanted.Owners.Contains(kept.Owner) || run.Wanted.MayStay.Contains(kept.Owner);
        if (!stays && !await EndAsync(run, kept, cancel)) return Step.Open;
        var (before, without) = (run.Sheet, HoldsWithout.Mailbox);
        foreach (var owner in (stays ? [kept.Owner, .. run.Wanted.Owners] : run.Wanted.Owners).Distinct())
        {
            if (!await GoAsync(run, before, (wanted, owner), cancel)) return Step.Stop;
            var put = await AskAsync(run, wanted, owner, cancel);
            if (put is { Why: null, Value: { } there }) return Keep(run, wanted, owner, there);
            if (put.Why is not (NoAnswer.Gone or NoAnswer.MissingRight))
            {
                run.Miss(owner, put.Why);
                return put.Why is NoAnswer.Failed { Status: >= 400 and < 500 } ? Step.Open : Step.Stop;
            }
            if (put.Why is NoAnswer.MissingRight) without = HoldsWithout.Right;
            if (before.Find(wanted.Kind) is not { IsPut: true } known || known.Owner != owner) continue;
            if (put.Why is NoAnswer.MissingRight)
            {
                run.Miss(owner, put.Why);
                return Step.Stop;
            }
            before = before.With(known with { GoneSince = known.GoneSince ?? run.Now });
            if (run.Now - (known.GoneSince ?? run.Now) >= Patience) continue;
            (run.Sheet, run.IsWaiting) = (before, true);
            return Step.Done;
        }
        run.Sheet = run.IsFresh(wanted.Kind) ? before.With(before.Find(wanted.Kind)! with { IsOver = true }) : before;
        run.Without = without;
        return Step.Stop;
    }

    /// <summary>Notes that it may be out there with this owner before they are asked: whatever becomes of the answer, and of us, it is looked for there.</summary>
    private static async Task<bool> GoAsync(HoldRun run, HoldSheet before, (WantedHold Wanted, PersonId Owner) to, CancellationToken cancel)
    {
        run.Sheet = Towards(before, run, to.Wanted, to.Owner);
        if (run.Sheet == before || await run.KeepAsync(run.Sheet, cancel)) return true;
        run.Again(run.Now + SoonAgain);
        return false;
    }

    private async Task<Asked<PutHold>> AskAsync(HoldRun run, WantedHold wanted, PersonId owner, CancellationToken cancel)
    {
        if (run.Busy(owner) is { } busy) return new(null, busy);
        var (tenant, put) = (run.Sheet.Tenant, run.Sheet.Find(wanted.Kind)!.Put);
        // Whoever comes second is asked only where the first cannot: it costs little to look for what a crash may have left there.
        var before = run.IsFresh(wanted.Kind) && owner == run.Wanted.Owners[0] ? null : put;
        var hold = wanted.Hold with { Owner = owner, Invited = [.. wanted.Hold.Invited.Where(one => one.Person != owner)], Generation = put.Generation };
        if (!run.IsDoubtful || put.Event is not null) return await holds.PutAsync(tenant, hold, before, cancel);
        // Nobody's address is asked for in vain.
        var alone = await holds.PutAsync(tenant, hold with { LeavesPeople = true }, before, cancel);
        if (alone.Value is not { Event: not null } made) return alone;
        run.IsDoubtful = false;
        run.Sheet = run.Sheet.With(new KeptHold(wanted.Kind, owner, wanted.Start, made));
        var all = await holds.PutAsync(tenant, hold with { Generation = made.Generation }, made, cancel);
        return all.Why is NoAnswer.Gone or NoAnswer.MissingRight ? alone : all;
    }

    private static Step Keep(HoldRun run, WantedHold wanted, PersonId owner, PutHold there)
    {
        var now = new KeptHold(wanted.Kind, owner, wanted.Start, there);
        if (there.Event is not null)
        {
            run.Sheet = run.Sheet.With(now);
            return Step.Done;
        }
        var since = run.Sheet.Find(wanted.Kind)?.HiddenSince ?? run.Now;
        var isGone = run.Now - since >= Hidden;
        run.Sheet = run.Sheet.With(isGone ? now with { Put = there with { Generation = there.Generation + 1 } } : now with { HiddenSince = since });
        run.Again(run.Now + (isGone || run.Now - since < Settling ? SoonAgain : Again));
        return Step.Open;
    }

    /// <summary>The sheet with this owner, where it is not with them: what they may have had before is known again, and what another may have stays to be cancelled.</summary>
    private static HoldSheet Towards(HoldSheet sheet, HoldRun run, WantedHold wanted, PersonId owner)
    {
        var kept = sheet.Find(wanted.Kind)!;
        if (kept.Owner == owner && !kept.IsOver) return sheet;
        var mayBeThere = !kept.IsOver && !run.IsFresh(wanted.Kind);
        var left = sheet.Left.FirstOrDefault(one => one.Kind == wanted.Kind && one.Owner == owner);
        var put = new PutHold(left?.Put.Event, "", "") { Generation = kept.Put.Generation + (kept.IsOver ? 0 : 1) };
        if (left is not null) sheet = sheet with { Left = sheet.Left.Remove(left) };
        return (mayBeThere ? sheet.Leaving(kept) : sheet).With(new KeptHold(wanted.Kind, owner, wanted.Start, put));
    }

    /// <returns>False where it stays as it is, with <see cref="HoldRun.Miss"/> told.</returns>
    private async Task<bool> EndAsync(HoldRun run, KeptHold kept, CancellationToken cancel)
    {
        if (kept.IsOver) return true;
        var why = await CancelAsync(run, kept, cancel);
        if (why is not (null or NoAnswer.Gone))
        {
            run.Miss(kept.Owner, why);
            return false;
        }
        var sheet = why is null ? run.Sheet : run.Sheet.Leaving(kept);
        run.Sheet = sheet.With(kept with { IsOver = true, GoneSince = null, HiddenSince = null, Put = new PutHold(null, "", "") { Generation = kept.Put.Generation + 1 } });
        return true;
    }

    private async Task EndLeftAsync(HoldRun run, KeptHold left, CancellationToken cancel)
    {
        var why = left.Start > run.Now ? await CancelAsync(run, left, cancel) : null;
        if (why is null) run.Sheet = run.Sheet with { Left = run.Sheet.Left.Remove(left) };
        else if (why is not (NoAnswer.Gone or NoAnswer.MissingRight)) run.Miss(left.Owner, why);
    }

    /// <summary>Null = it is not there any more.</summary>
    private async Task<NoAnswer?> CancelAsync(HoldRun run, KeptHold kept, CancellationToken cancel)
    {
        if (run.Busy(kept.Owner) is { } busy) return busy;
        var why = kept.Put.People.Length == 0 || kept.Put.People == CalendarHold.NobodyMark ? null : run.Wanted.Why;
        return (await holds.CancelAsync(run.Sheet.Tenant, kept.Owner, new HoldName(HoldWords.KeyOf(run.Sheet.Subject, kept.Kind), kept.Put.Event), why, cancel)).Why;
    }
}
