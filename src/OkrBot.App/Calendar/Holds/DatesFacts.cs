using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Calendar.Holds;

/// <summary>What people read of a team's review and reflection.</summary>
/// <param name="Dates">Those that are ahead, in order.</param>
public sealed record DatesView(ImmutableArray<Checkpoint> Dates)
{
    /// <summary>Why there is none; null where there is, or where both are over.</summary>
    public NoCheckpoint? Missing { get; init; }

    /// <summary>All of them stand in the members' calendars.</summary>
    public bool InCalendar { get; init; }

    /// <summary>The bot brings them there by itself; null where they are there, or cannot be brought.</summary>
    public ComingDates? Coming { get; init; }

    /// <summary>A file for people's own calendars; null where they have them there or get them, or no page of ours can be reached.</summary>
    public Uri? File { get; init; }
}

/// <summary>Dates that the bot brings into calendars.</summary>
/// <param name="HasBegun">The team works on something: they come in a moment. Else with its first objective.</param>
/// <param name="From">From whose mailbox, as far as is known now.</param>
/// <param name="Name">User text; null = nobody knows it.</param>
public sealed record ComingDates(bool HasBegun, PersonId From, string? Name);

/// <summary>Puts together what a card shows of a team's dates. One request beside what is remembered.</summary>
public sealed class DatesFacts(CheckpointDates dates, IHoldSheets sheets, HoldLinks links, ICalendarHolds holds, IDirectory directory)
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
        if (ahead.All(date => sheet.Find(HoldWords.KindOf(date)) is { IsWithEveryone: true } kept && kept.Start == date.Start)) return new DatesView(ahead) { InCalendar = true };
        return !NeedsFile(holds, sheet) && await ComingAsync(state, cancel) is { } coming
            ? new DatesView(ahead) { Coming = coming }
            : new DatesView(ahead) { File = await links.OfAsync(state.Id.Tenant, subject, now, cancel) };
    }

    /// <summary>Nobody brings it into calendars, or not into everybody's.</summary>
    internal static bool NeedsFile(ICalendarHolds holds, HoldSheet sheet) => !holds.Serves(sheet.Tenant) || sheet.Without != HoldsWithout.Nothing;

    /// <summary>Null where nobody is known in whose calendar they could stand.</summary>
    private async Task<ComingDates?> ComingAsync(TeamCycle state, CancellationToken cancel)
    {
        var organiser = state.Team.Meeting is { } meeting ? (await directory.FindSeriesAsync(state.Id.Tenant, meeting.Series, cancel))?.Calendar?.Owner : null;
        if ((organiser ?? state.Team.Facilitator) is not { } owner) return null;
        var hasBegun = !Activation.Active(state).IsEmpty;
        var name = state.Team.Find(owner)?.Name ?? (hasBegun ? null : (await directory.FindPersonAsync(state.Id.Tenant, owner, cancel))?.Name);
        return new ComingDates(hasBegun, owner, name);
    }
}
