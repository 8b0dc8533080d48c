using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar.Holds;

/// <summary>What is to stand in calendars for one team or group.</summary>
/// <param name="Holds">To be there, each with its start and without an owner.</param>
/// <param name="Ended">To be there no more, as far as they are ahead. What is in neither list stays as it is.</param>
/// <param name="Owners">In whose calendar, the first choice first.</param>
/// <param name="Mark">From which it was derived.</param>
internal sealed record WantedHolds(ImmutableArray<WantedHold> Holds, ImmutableArray<HoldKind> Ended, ImmutableArray<PersonId> Owners, string Mark)
{
    /// <summary>In whose calendar it stays once it is there, beside the owners.</summary>
    public ImmutableHashSet<PersonId> MayStay { get; init; } = [];

    /// <summary>For those who were invited to what ended.</summary>
    public string Why { get; init; } = "";

    /// <summary>Of the appointments' words, BCP 47; null = nothing is said in any.</summary>
    public string? Language { get; init; }
}

internal sealed record WantedHold(HoldKind Kind, DateTimeOffset Start, CalendarHold Hold);

/// <summary>Brings calendars in step with what is wanted. One server works at a team's at a time; what may be made is noted before it is, so that after a crash it
/// is looked for and never made twice.</summary>
internal sealed class HoldKeeper(IHoldSheets sheets, IDirectory directory, HoldSteps steps)
{
    /// <summary>Longer than all requests of one run may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <param name="derive">Pure: it may run more than once.</param>
    public async Task<(HoldSheet Sheet, WorkResult Result)> KeepAsync(TenantId tenant, HoldSubject subject, Func<HoldSheet, WantedHolds> derive, DateTimeOffset now, CancellationToken cancel)
    {
        var (me, rests, entry) = (Guid.NewGuid().ToString("N"), false, await directory.FindTenantAsync(tenant, cancel));
        var (wanted, fresh) = (new WantedHolds([], [], [], ""), ImmutableHashSet<HoldKind>.Empty);
        var sheet = await sheets.ChangeAsync(tenant, subject, known =>
        {
            rests = false;
            if (known.LeasedUntil > now) return known;
            wanted = derive(known);
            rests = entry is not null && HoldRest.Is(known, wanted.Mark, entry, now);
            if (rests) return known;
            fresh = [.. wanted.Owners.IsEmpty ? [] : wanted.Holds.Where(hold => known.Find(hold.Kind) is null or { IsOver: true } && known.Left.All(left => left.Kind != hold.Kind)).Select(hold => hold.Kind)];
            return Noted(known, wanted, fresh) with { LeasedBy = me, LeasedUntil = now + Lease, Language = wanted.Language ?? known.Language };
        }, cancel);
        if (rests) return (sheet, WorkResult.Done);
        if (sheet.LeasedBy != me) return (sheet, new WorkResult.Later(sheet.LeasedUntil ?? now + Lease));
        Task<HoldSheet> KeepAsync(HoldSheet done, CancellationToken stopped)
            => sheets.ChangeAsync(tenant, subject, known => known.LeasedBy != me ? known : known with { Holds = done.Holds, Left = done.Left }, stopped);
        var run = new HoldRun(sheet, wanted, fresh, now) { KeepAsync = async (done, stopped) => (await KeepAsync(done, stopped)).LeasedBy == me };
        try
        {
            await steps.RunAsync(run, cancel);
        }
        finally
        {
            // Also when it was stopped in between: what was done is known, and the rest is looked for.
            using var lastWords = new CancellationTokenSource();
            if (cancel.IsCancellationRequested) lastWords.CancelAfter(TimeSpan.FromSeconds(3));
            sheet = await sheets.ChangeAsync(tenant, subject, known => known.LeasedBy != me ? known : Settled(known, run, entry), lastWords.Token);
        }
        return (sheet, run.Result);
    }

    private static HoldSheet Noted(HoldSheet known, WantedHolds wanted, ImmutableHashSet<HoldKind> fresh)
    {
        foreach (var hold in wanted.Holds.Where(hold => fresh.Contains(hold.Kind)))
            known = known.With(new KeptHold(hold.Kind, wanted.Owners[0], hold.Start, new PutHold(null, "", "") { Generation = known.Find(hold.Kind)?.Put.Generation ?? 0 }));
        return known;
    }

    private static HoldSheet Settled(HoldSheet known, HoldRun run, TenantEntry? tenant) => known with
    {
        Holds = run.Sheet.Holds, Left = run.Sheet.Left, Without = run.Without ?? known.Without, Mark = run.IsWhole ? run.Wanted.Mark : null,
        Refused = run.IsWhole || run.IsWaiting || run.Without is null || run.Result is WorkResult.Later ? null : HoldRest.Next(known.Refused, run.Wanted.Mark, tenant, run.Now),
        SilentSince = run.Result is WorkResult.Later ? run.SilentSince : null, LeasedBy = null, LeasedUntil = null,
    };
}
