using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Host.Tests.Following;

/// <summary>The real calendars; one series may give no answer, and somebody may come in between.</summary>
internal sealed class FailingCalendar(IMeetingCalendar real) : IMeetingCalendar
{
    /// <summary>The series that fails.</summary>
    public string? Failing { get; set; }

    public NoAnswer Why { get; set; } = new NoAnswer.Failed(500, "OnPurpose");

    public int Failed { get; private set; }

    /// <summary>The meeting for which nobody can look.</summary>
    public ChatId? Hidden { get; set; }

    /// <summary>Once, while a series is being read.</summary>
    public Func<Task>? OnSeries { get; set; }

    public Task<Asked<ImmutableArray<RecurringMeeting>>> OrganisedByAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel) => real.OrganisedByAsync(tenant, person, window, cancel);

    public Task<Asked<ImmutableArray<RecurringMeeting>>> InCalendarOfAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel) => real.InCalendarOfAsync(tenant, person, window, cancel);

    public Task<Asked<RecurringMeeting>> OneInCalendarOfAsync(TenantId tenant, PersonId person, TimeWindow window, Func<string, bool> isMeant, CancellationToken cancel)
        => real.OneInCalendarOfAsync(tenant, person, window, isMeant, cancel);

    public Task<Asked<ImmutableArray<HeldMeeting>>> HeldAsync(TenantId tenant, PersonId organizer, string series, TimeWindow window, CancellationToken cancel)
    {
        if (series != Failing) return real.HeldAsync(tenant, organizer, series, window, cancel);
        Failed++;
        return Task.FromResult(new Asked<ImmutableArray<HeldMeeting>>(default, Why));
    }

    public async Task<Asked<CalendarSeries>> SeriesAsync(TenantId tenant, PersonId owner, string series, CancellationToken cancel)
    {
        var asked = await real.SeriesAsync(tenant, owner, series, cancel);
        if (OnSeries is { } meanwhile)
        {
            OnSeries = null;
            await meanwhile();
        }
        return asked;
    }

    public Task<Asked<FoundSeries>> FindSeriesAsync(TenantId tenant, PersonId owner, ChatId chat, string? joinLink, TimeWindow window, CancellationToken cancel)
        => chat == Hidden ? Task.FromResult(new Asked<FoundSeries>(null, Why)) : real.FindSeriesAsync(tenant, owner, chat, joinLink, window, cancel);

    public Task<Asked<CalendarChanges>> BeginAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel) => real.BeginAsync(tenant, person, window, cancel);

    public Task<Asked<CalendarChanges>> ChangesAsync(TenantId tenant, PersonId person, string mark, CancellationToken cancel) => real.ChangesAsync(tenant, person, mark, cancel);
}
