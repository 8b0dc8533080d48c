using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Calendar.Holds;

/// <summary>The planning conversation of one group: when, and who is needed.</summary>
/// <param name="States">Of the group's teams in the cycle that is planned, in the group's order.</param>
public sealed record TalkPlan(HoldSubject Subject, Cluster Group, TalkTime Time, ImmutableArray<TeamCycle> States)
{
    /// <summary>Whose calendar may hold it: those who run the teams' check-ins.</summary>
    public ImmutableArray<PersonId> Runners => [.. States.Select(state => state.Team.Facilitator).OfType<PersonId>().Distinct()];

    /// <summary>Of its words: that of the first team.</summary>
    public string? Language => States.IsEmpty ? null : States[0].Team.Language;

    internal WantedHold Wanted() => new(HoldKind.Talk, Time.At, HoldWords.Of(Subject, Time, [.. States.Select(state => state.Team.Name)], HoldWords.In(Language)));

    /// <summary>Those who run the check-ins and those who unstick what others need; leaders come if they like.</summary>
    public ImmutableArray<Invitee> Invited(IEnumerable<PersonId> leaders)
    {
        ImmutableArray<PersonId> needed = [.. Runners.Concat(States.SelectMany(Contacts)).Distinct()];
        return [.. needed.Select(person => new Invitee(person, IsOptional: false)), .. leaders.Distinct().Except(needed).Select(person => new Invitee(person, IsOptional: true))];
    }

    private static IEnumerable<PersonId> Contacts(TeamCycle state)
        => state.Objectives.Values.Select(objective => objective.Liaison).Concat(state.KeyResults.Values.Select(keyResult => keyResult.Liaison))
            .Select(contact => contact?.Person).OfType<PersonId>().Where(person => state.Team.Find(person) is { Guest: false }).Order();
}

/// <summary>Finds when groups talk: as a lead set it, as it was put on the calendar, else as the rule proposes.</summary>
public sealed class TalkPlans(IDirectory directory, ITeamCycles teams, IClusters clusters, IHoldSheets sheets)
{
    /// <summary>Null where there is no such group (any more), or no time is left.</summary>
    public async Task<TalkPlan?> FindAsync(TenantId tenant, HoldSubject subject, DateTimeOffset now, CancellationToken cancel)
    {
        if (await directory.FindTenantAsync(tenant, cancel) is not { } entry || entry.Cycles.Find(subject.Cycle) is not { } cycle) return null;
        var groups = await clusters.FindAsync(tenant, cycle.Id, cancel);
        return groups.Groups.FirstOrDefault(group => group.Id.Value == subject.Group) is { Teams.Length: > 1 } group
            ? await OfAsync(entry, cycle, group, await sheets.FindAsync(tenant, subject, cancel), now, cancel)
            : null;
    }

    public static (DateOnly First, DateOnly Last) Window(TenantEntry tenant, Cycle planned)
        => TalkTimes.Window(tenant.Cycles.Live.Concat(tenant.Cycles.Past).Where(cycle => cycle.Start < planned.Start).MaxBy(cycle => cycle.Start), planned);

    /// <summary>It belongs into calendars by now, as far as that can be told without a look at its teams: it was confirmed, its time was set, it stands there
    /// already, or it is near. Somewhere it is tomorrow already, so a day is added.</summary>
    internal static bool IsDue(TenantEntry tenant, Cycle cycle, Cluster group, HoldSheet sheet, DateTimeOffset now)
    {
        if (group.ConfirmedBy is not null || group.Talk is not null || sheet.IsAhead(now)) return true;
        var (window, today) = (Window(tenant, cycle), Zones.LocalDay("UTC", now));
        var time = Kept(sheet, "UTC", window) ?? TalkTimes.Propose(window, "UTC", HolidaysOf.In(cycle, tenant, null), today);
        return time is not null && time.Day.DayNumber - today.DayNumber <= TalkTimes.DaysAhead + 1;
    }

    /// <inheritdoc cref="FindAsync"/>
    public async Task<TalkPlan?> OfAsync(TenantEntry tenant, Cycle cycle, Cluster group, HoldSheet sheet, DateTimeOffset now, CancellationToken cancel)
    {
        var states = ImmutableArray.CreateBuilder<TeamCycle>();
        foreach (var team in group.Teams)
            if (await teams.FindAsync(new TeamCycleId(tenant.Tenant, team, cycle.Id), cancel) is { } state) states.Add(state);
        var zone = TalkTimes.ZoneOf(states.Select(state => state.Team.Zone));
        return (group.Talk ?? Kept(sheet, zone, Window(tenant, cycle)) ?? TalkTimes.Propose(Window(tenant, cycle), zone, HolidaysOf.In(cycle, tenant, null), Zones.LocalDay(zone, now))) is { } time
            ? new TalkPlan(sheet.Subject, group, time, states.ToImmutable())
            : null;
    }

    /// <summary>What is in people's calendars, or was read on a card, stays, however the proposal would be today; a time that was only read, as long as the weeks allow it.</summary>
    private static TalkTime? Kept(HoldSheet sheet, string zone, (DateOnly First, DateOnly Last) window)
    {
        var put = sheet.Find(HoldKind.Talk) is { IsOver: false } kept ? kept.Start : (DateTimeOffset?)null;
        if ((put ?? sheet.Proposed) is not { } start) return null;
        var local = TimeZoneInfo.ConvertTime(start, Zones.Find(zone)).DateTime;
        var day = DateOnly.FromDateTime(local);
        return put is null && (day < window.First || day > window.Last) ? null : new TalkTime(day, TimeOnly.FromDateTime(local), TalkTimes.DefaultMinutes, zone);
    }
}
