using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Features.Holds.Cards;
using OkrBot.App.Grants;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Holds;

/// <summary>Whether calendars can be written at all, and who is told where they cannot.</summary>
internal sealed class TellLater(ICalendarHolds holds, IWorkQueue queue, IDirectory directory, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public bool Serves(TenantId tenant) => holds.Serves(tenant);

    /// <summary>Nobody's calendar may be written.</summary>
    public static bool IsRefused(TenantEntry tenant) => tenant.MissingRights.Any(right => right is { Name: NeededRights.WriteCalendars, WorksForOthers: false });

    public Task QueueAsync(TeamCycleId team, CancellationToken cancel) => queue.EnqueueAsync([TellWork.ItemFor(team, Now)], cancel);

    /// <summary>IANA; null = not known.</summary>
    public async Task<string?> ZoneAsync(TenantId tenant, PersonId person, CancellationToken cancel) => (await directory.FindPersonAsync(tenant, person, cancel))?.Zone;
}

/// <summary>Hands whoever runs a team's check-in the calendar file, once in a cycle, where the bot may not write calendars or is not connected to them.</summary>
internal sealed class TellWork(ITeamCycles teams, IHoldSheets sheets, DatesFacts facts, PersonalNotices notices, TellLater tell) : IWorkHandler
{
    public const string Kind = "holds.tell";

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Team is not { } id) return new WorkResult.Failed("appointments of the cycle are a team's");
        var (now, isOff, mine) = (tell.Now, !tell.Serves(id.Tenant), false);
        if (await teams.FindAsync(id, cancel) is not { } state) return WorkResult.Done;
        var dates = state.Team.Facilitator is null ? null : await facts.OfAsync(state, now, cancel);
        var sheet = await sheets.ChangeAsync(id.Tenant, HoldSubject.Of(id), known =>
        {
            mine = known.ToldAt is null && dates is { Dates.IsEmpty: false, InCalendar: false } && (isOff || known.Without is HoldsWithout.Right or HoldsWithout.Mailbox);
            // Until the team is another one nobody looks again: what waits for somebody's hours waits in the queue.
            var noted = isOff ? known with { Mark = HoldMark.Told(HoldFacts.Of(state, isThere: true)) } : known;
            return mine ? noted with { ToldAt = now } : noted;
        }, cancel);
        if (!mine || dates is null || state.Team.Facilitator is not { } runner) return WorkResult.Done;
        var (why, zone) = (isOff ? HoldsWithout.Off : sheet.Without, await tell.ZoneAsync(id.Tenant, runner, cancel));
        var result = await notices.SendAsync(state, runner, language => HoldNoticeCard.Render(state.Team.Name, dates, why, zone, HoldWords.In(language)), now, cancel);
        // It surely did not go out.
        if (result is WorkResult.Later) await sheets.ChangeAsync(id.Tenant, HoldSubject.Of(id), known => known.ToldAt == now ? known with { ToldAt = null } : known, cancel);
        return result;
    }

    public static WorkItem ItemFor(TeamCycleId team, DateTimeOffset now) => new(Kind, string.Create(CultureInfo.InvariantCulture, $"{Kind}:{team.Team}:{team.Cycle}"), now, now) { Team = team };
}
