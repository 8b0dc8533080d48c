using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Features.Holds.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Holds;

/// <summary>Whether calendars can be written at all, and who is told where they cannot.</summary>
internal sealed class TellLater(ICalendarHolds holds, IWorkQueue queue, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public bool Serves(TenantId tenant) => holds.Serves(tenant);

    public Task QueueAsync(TeamCycleId team, CancellationToken cancel)
        => queue.EnqueueAsync([new WorkItem(TellWork.Kind, string.Create(CultureInfo.InvariantCulture, $"{TellWork.Kind}:{team.Team}:{team.Cycle}"), Now, Now) { Team = team }], cancel);
}

/// <summary>Hands whoever runs a team's check-in the calendar file, once in a cycle, where the bot may not write calendars.</summary>
internal sealed class TellWork(ITeamCycles teams, IHoldSheets sheets, DatesFacts facts, PersonalNotices notices, TimeProvider time) : IWorkHandler
{
    public const string Kind = "holds.tell";

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Team is not { } id) return new WorkResult.Failed("appointments of the cycle are a team's");
        var now = time.GetUtcNow();
        if (await teams.FindAsync(id, cancel) is not { Team.Facilitator: { } runner } state || await facts.OfAsync(state, now, cancel) is not { Dates.IsEmpty: false, InCalendar: false } dates) return WorkResult.Done;
        var mine = false;
        var sheet = await sheets.ChangeAsync(id.Tenant, HoldSubject.Of(id), known =>
        {
            mine = known is { ToldAt: null, Without: HoldsWithout.Right or HoldsWithout.Mailbox };
            return mine ? known with { ToldAt = now } : known;
        }, cancel);
        if (!mine) return WorkResult.Done;
        var result = await notices.SendAsync(state, runner, language => HoldNoticeCard.Render(state.Team.Name, dates, sheet.Without, HoldWords.In(language)), now, cancel);
        // It surely did not go out.
        if (result is WorkResult.Later) await sheets.ChangeAsync(id.Tenant, HoldSubject.Of(id), known => known.ToldAt == now ? known with { ToldAt = null } : known, cancel);
        return result;
    }
}
