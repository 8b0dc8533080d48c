using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters;

/// <summary>Whose account of the programme's leads has ended: they count as if the setting did not name them, until they may sign in again. Where it has ended for
/// all of them nobody runs the programme, and it goes on as where nobody was named.</summary>
internal sealed partial class LeadAccounts(ProgrammeLeads leads, IDirectory directory, LevelTeams levels, ILogger<LeadAccounts> log)
{
    /// <summary>Those whom the setting names.</summary>
    public ImmutableArray<PersonId> NamedIn(TenantId tenant) => leads.NamedIn(tenant);

    /// <param name="told">Of whom nothing was told nothing changes.</param>
    public async Task FollowAsync(TenantId tenant, IReadOnlyDictionary<PersonId, AccountState> told, DateTimeOffset now, CancellationToken cancel)
    {
        if (await directory.FindTenantAsync(tenant, cancel) is not { } entry) return;
        var ended = Ended(entry, told, now);
        if (ended != entry.EndedLeads)
            entry = await directory.ChangeTenantAsync(tenant, known => (known ?? entry) with { EndedLeads = Ended(known ?? entry, told, now) }, cancel);
        leads.See(entry);
        foreach (var lead in ended) LogEnded(lead.Person.Value, ProgrammeLeads.Setting);
        if (ended.Length > 0 && leads.Of(entry).IsEmpty) LogNobody(ProgrammeLeads.Setting);
        // Also when nothing changed now: a server that stopped half-way left it.
        if (!leads.NamedIn(tenant).IsEmpty && await directory.FindTeamAsync(tenant, TeamLevels.Company, cancel) is { Current: { } cycle })
            await levels.FollowLeadsAsync(new TeamCycleId(tenant, TeamLevels.Company, cycle), now, cancel);
    }

    /// <summary>Whoever is named no more is forgotten.</summary>
    private ImmutableArray<EndedLead> Ended(TenantEntry tenant, IReadOnlyDictionary<PersonId, AccountState> told, DateTimeOffset now)
    {
        var named = leads.NamedIn(tenant.Tenant);
        var stay = tenant.EndedLeads.RemoveAll(one => !named.Contains(one.Person) || (told.TryGetValue(one.Person, out var state) && state == AccountState.Active));
        ImmutableArray<EndedLead> fresh = [.. named.Where(one => told.TryGetValue(one, out var state) && state != AccountState.Active && stay.All(known => known.Person != one)).Select(one => new EndedLead(one, now))];
        return fresh.IsEmpty && stay.Length == tenant.EndedLeads.Length ? tenant.EndedLeads : stay.AddRange(fresh);
    }

    [LoggerMessage(1080, LogLevel.Warning, "The account of the programme lead {Person} has ended; take it out of {Setting}")]
    private partial void LogEnded(string person, string setting);

    [LoggerMessage(1081, LogLevel.Warning, "No lead of the programme has an account any more; name somebody in {Setting}")]
    private partial void LogNobody(string setting);
}
