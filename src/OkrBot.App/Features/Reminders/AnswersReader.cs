using System.Collections.Immutable;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Reminders;

/// <summary>What is open for one person, with the teams that it belongs to, as stored now.</summary>
internal sealed record PersonsAnswers(PersonEntry Person, PersonalCalendar Calendar, ImmutableArray<OpenAnswer> Open, IReadOnlyDictionary<TeamCycleId, TeamCycle> Teams)
{
    /// <summary>The person's own, else the one of their first team.</summary>
    public string? Language => Person.Locale ?? (Open.IsEmpty ? null : Teams[Open[0].Team].Team.Language);
}

internal sealed class AnswersReader(IDirectory directory, ITeamCycles teams, OutOfOffice office)
{
    private const string NoZone = "UTC";

    /// <summary>Until when the person is away by their mailbox; null = not now. Asked only before something would go out.</summary>
    public Task<DateTimeOffset?> AwayUntilAsync(PersonsAnswers answers, CancellationToken cancel) => office.AwayUntilAsync(answers.Person, answers.Calendar.Zone, cancel);

    public async Task<PersonsAnswers> ReadAsync(PersonEntry person, DateTimeOffset now, CancellationToken cancel)
    {
        var tenant = await directory.FindTenantAsync(person.Tenant, cancel);
        var read = new Dictionary<TeamCycleId, TeamCycle>();
        var open = ImmutableArray.CreateBuilder<OpenAnswer>();
        foreach (var team in person.Teams)
        {
            if (tenant?.Live.Any(cycle => cycle.Id == team.Cycle) != true || await teams.FindAsync(team, cancel) is not { } state) continue;
            read[team] = state;
            open.AddRange(OpenAnswers.Of(state, now).Where(one => one.Owner == person.Person));
        }
        var zone = open.Count > 0 ? read[open[0].Team].Team.Zone : NoZone;
        return new PersonsAnswers(person, PersonalCalendars.Of(person, tenant, zone, now), open.ToImmutable(), read);
    }
}
