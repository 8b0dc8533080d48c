using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar.Holds;

/// <summary>One run over the appointments of a team or group, and how far it came.</summary>
/// <param name="fresh">Never tried: nothing can be out there.</param>
internal sealed class HoldRun(HoldSheet sheet, WantedHolds wanted, ImmutableHashSet<HoldKind> fresh, DateTimeOffset now)
{
    private static readonly TimeSpan WithoutAnswer = TimeSpan.FromMinutes(15);

    /// <summary>Then the next night does it.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromHours(12);

    private readonly Dictionary<PersonId, DateTimeOffset> _busy = [];
    private readonly DateTimeOffset? _silent = sheet.SilentSince;

    public HoldSheet Sheet { get; set; } = sheet;
    public WantedHolds Wanted => wanted;
    public DateTimeOffset Now => now;
    public WorkResult Result { get; private set; } = WorkResult.Done;

    /// <summary>Null = nobody knows this time.</summary>
    public HoldsWithout? Without { get; set; }

    /// <summary>Everything is as it is wanted.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Something is left to be done.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>For a mailbox that may be back by tomorrow.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>The last run was not let write, and this one was not let yet.</summary>
    public bool IsDoubtful { get; set; } = sheet.Without == HoldsWithout.Right;

    /// <summary>Keeps the sheet as it is now; false where somebody else is at work meanwhile.</summary>
    public required Func<HoldSheet, CancellationToken, Task<bool>> KeepAsync { get; init; }

    /// <inheritdoc cref="HoldSheet.SilentSince"/>
    public DateTimeOffset? SilentSince { get; private set; }

    public bool IsFresh(HoldKind kind) => fresh.Contains(kind);

    /// <summary>When this mailbox may be asked again; null = now.</summary>
    public NoAnswer? Busy(PersonId owner) => _busy.TryGetValue(owner, out var until) ? new NoAnswer.Later(until) : null;

    /// <summary>Notes what could not be done in this mailbox.</summary>
    public void Miss(PersonId owner, NoAnswer? why)
    {
        IsOpen = true;
        if (why is NoAnswer.MissingRight) Without = HoldsWithout.Right;
        if (why is NoAnswer.Later busy) _busy[owner] = busy.At;
        Result = Both(Result, why switch
        {
            NoAnswer.Later later => new WorkResult.Later(later.At),
            NoAnswer.Failed { Status: 0 or >= 500 } => Silent(),
            NoAnswer.Failed failed => new WorkResult.Failed(FormattableString.Invariant($"the calendar answered {failed.Status} {failed.Code}")),
            NoAnswer.Expired => new WorkResult.Failed("the calendar answered 410"),
            _ => WorkResult.Done,
        });
    }

    public void Again(DateTimeOffset at)
    {
        IsOpen = true;
        Result = Both(Result, new WorkResult.Later(at));
    }

    private WorkResult Silent()
    {
        SilentSince ??= _silent ?? now;
        return now - SilentSince < Useful ? new WorkResult.Later(now + WithoutAnswer) : WorkResult.Done;
    }

    private static WorkResult Both(WorkResult one, WorkResult other) => (one, other) switch
    {
        (WorkResult.Later a, WorkResult.Later b) => a.At > b.At ? a : b,
        (WorkResult.Later or WorkResult.Failed, WorkResult.Finished) => one,
        (WorkResult.Later, WorkResult.Failed) => one,
        _ => other,
    };
}
