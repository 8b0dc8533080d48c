using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar.Holds;

/// <summary>What a request for a calendar file is answered with.</summary>
public abstract record FileAnswer
{
    private FileAnswer() { }

    public sealed record File(ReadOnlyMemory<byte> Bytes) : FileAnswer;

    public sealed record Expired : FileAnswer;

    /// <summary>Whatever the reason: nobody can tell them apart.</summary>
    public sealed record None : FileAnswer;
}

/// <summary>Makes the calendar file to which a link leads, from what is stored now.</summary>
public sealed class CalendarFiles(HoldLinks links, TenantsServed tenants, IHoldSheets sheets, FileContents contents)
{
    public async Task<FileAnswer> OfAsync(string token, DateTimeOffset now, CancellationToken cancel)
    {
        switch (await links.ReadAsync(token, now, cancel))
        {
            case HoldLink.Expired: return new FileAnswer.Expired();
            case HoldLink.To to when tenants.Includes(to.Tenant):
                var known = await sheets.FindAsync(to.Tenant, to.Subject, cancel);
                var holds = await contents.OfAsync(known, now, cancel);
                return holds.IsEmpty ? new FileAnswer.None() : new FileAnswer.File(CalendarFile.Write(await FiledAsync(known, holds, cancel), now));
            default: return new FileAnswer.None();
        }
    }

    /// <summary>Nothing is written where the last file said the same.</summary>
    private async Task<ImmutableArray<FiledAppointment>> FiledAsync(HoldSheet known, ImmutableArray<WantedHold> holds, CancellationToken cancel)
    {
        if (Noted(known, holds).Files.SequenceEqual(known.Files) is false)
            known = await sheets.ChangeAsync(known.Tenant, known.Subject, sheet => Noted(sheet, holds), cancel);
        return [.. holds.Select(hold => new FiledAppointment(hold.Hold, known.Files.First(file => file.Kind == hold.Kind).Sequence))];
    }

    private static HoldSheet Noted(HoldSheet sheet, ImmutableArray<WantedHold> holds)
    {
        var files = sheet.Files;
        foreach (var hold in holds)
        {
            var before = files.FirstOrDefault(file => file.Kind == hold.Kind);
            if (before?.Face == hold.Hold.FaceMark) continue;
            var now = new FiledHold(hold.Kind, hold.Hold.FaceMark, before is null ? 0 : before.Sequence + 1);
            files = before is null ? files.Add(now) : files.Replace(before, now);
        }
        return sheet with { Files = files };
    }
}

/// <summary>The appointments that are still ahead, without people.</summary>
public sealed class FileContents(ITeamCycles teams, CheckpointDates dates, TalkPlans talks)
{
    internal async Task<ImmutableArray<WantedHold>> OfAsync(HoldSheet known, DateTimeOffset now, CancellationToken cancel)
    {
        var (tenant, subject) = (known.Tenant, known.Subject);
        if (subject.Team is not { } team) return await talks.FindAsync(tenant, subject, now, cancel) is { } talk ? [talk.Wanted()] : [];
        if (await teams.FindAsync(new TeamCycleId(tenant, team, subject.Cycle), cancel) is not { } state || await dates.OfAsync(state, cancel) is not { } calendar) return [];
        var found = calendar.Dates(known, now);
        return [.. found.Found.Where(date => date.Start + date.Length > now).Select(date => new WantedHold(HoldWords.KindOf(date), date.Start, HoldWords.Of(state, date)))];
    }
}
