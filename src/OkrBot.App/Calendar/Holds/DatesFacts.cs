using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Calendar.Holds;

/// <summary>What people read of a team's review and reflection.</summary>
/// <param name="Dates">Those that are ahead, in order.</param>
public sealed record DatesView(ImmutableArray<Checkpoint> Dates)
{
    /// <summary>Why there is none; null where there is, or where both are over.</summary>
    public NoCheckpoint? Missing { get; init; }

    /// <summary>All of them stand in the members' calendars.</summary>
    public bool InCalendar { get; init; }

    /// <summary>A file for people's own calendars; null where they have them already, or no page of ours can be reached.</summary>
    public Uri? File { get; init; }
}

/// <summary>Puts together what a card shows of a team's dates. One request beside what is remembered.</summary>
public sealed class DatesFacts(CheckpointDates dates, IHoldSheets sheets, HoldLinks links)
{
    /// <summary>Null where there is nothing to say.</summary>
    public async Task<DatesView?> OfAsync(TeamCycle state, DateTimeOffset now, CancellationToken cancel)
    {
        if (await dates.OfAsync(state, cancel) is not { } calendar) return null;
        if (Checkpoints.Missing(state.Team) is { } none) return new DatesView([]) { Missing = none };
        var subject = HoldSubject.Of(state.Id);
        var sheet = await sheets.FindAsync(state.Id.Tenant, subject, cancel);
        var found = calendar.Dates(sheet, now);
        ImmutableArray<Checkpoint> ahead = [.. found.Found.Where(date => date.Start + date.Length > now)];
        if (ahead.IsEmpty) return found.Found.IsEmpty && found.Missing is { } missing ? new DatesView([]) { Missing = missing } : null;
        var isPut = ahead.All(date => sheet.Find(HoldWords.KindOf(date)) is { IsWithEveryone: true } kept && kept.Start == date.Start);
        return new DatesView(ahead) { InCalendar = isPut, File = isPut ? null : await links.OfAsync(state.Id.Tenant, subject, now, cancel) };
    }
}
