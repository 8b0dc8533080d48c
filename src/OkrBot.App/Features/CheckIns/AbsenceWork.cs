using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>A check-in has opened: looks who of those that it waits for is away by their mailbox, where Microsoft 365 may be asked.</summary>
internal sealed class AbsenceWork(ITeamCycles teams, IDirectory directory, OutOfOffice office, TimeProvider time) : IWorkHandler
{
    public const string Kind = "segment.away";
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    public static WorkItem ItemOf(TeamCycleId team, Occurrence on, DateTimeOffset now)
        => new(Kind, $"{Kind}:{team.Team}:{on.Series}:{on.Start.ToUnixTimeSeconds()}", now, now) { Team = team, Occurrence = on };

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Team: { } id, Occurrence: { } on }) return new WorkResult.Failed("an absence item names a team and an occurrence");
        if (await teams.FindAsync(id, cancel) is not { } state || state.Find(on) is not { } segment || !segment.IsOpen(time.GetUtcNow())) return WorkResult.Done;
        var away = await AwayAsync(state, segment, cancel);
        if (away.IsEmpty) return WorkResult.Done;
        var now = time.GetUtcNow();
        var stamp = new CommandStamp($"away-{on.Start.ToUnixTimeSeconds()}", null, now);
        return await teams.ChangeAsync(id, stamp, s => Absences.Decide(s, new SeeAbsent(on, away), now), cancel) is Change.Busy ? new WorkResult.Later(now + LookAgain) : WorkResult.Done;
    }

    private async Task<ImmutableArray<PersonId>> AwayAsync(TeamCycle state, Segment segment, CancellationToken cancel)
    {
        var away = ImmutableArray.CreateBuilder<PersonId>();
        foreach (var person in Absences.WaitedFor(state, segment))
            if (await directory.FindPersonAsync(state.Id.Tenant, person, cancel) is { } entry && await office.AwayUntilAsync(entry, state.Team.Zone, cancel) is not null) away.Add(person);
        return away.ToImmutable();
    }
}

/// <summary>Queues that look where it can tell anything.</summary>
internal sealed class AbsenceWatch(OutOfOffice office, IWorkQueue queue)
{
    public async Task OpenedAsync(ImmutableArray<TeamCycle> teams, Occurrence on, DateTimeOffset now, CancellationToken cancel)
    {
        if (teams.IsEmpty || !office.IsAsked(teams[0].Id.Tenant)) return;
        await queue.EnqueueAsync([.. teams.Select(team => AbsenceWork.ItemOf(team.Id, on, now))], cancel);
    }
}
