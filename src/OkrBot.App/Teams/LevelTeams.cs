using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Teams;

/// <summary>A person's own objectives and the company's: each a team that is made the first time somebody wants to write there.</summary>
public sealed class LevelTeams(IDirectory directory, ITeamCycles teams, TeamStarting starting, ProgrammeLeads leads, IRoster roster)
{
    private const string NoZone = "UTC";

    /// <summary>Whether the sender may have objectives of their own: everybody of the tenant, and no guest. Asks Teams.</summary>
    public async Task<bool> MayHaveOwnAsync(Turn turn, CancellationToken cancel)
        => turn.From.Person is { } sender
            && await directory.FindPersonAsync(turn.Tenant, sender, cancel) is not { AccountEndedAt: not null }
            && await roster.MemberAsync(new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl), sender, cancel) is { } known && !known.IsOutsiderOf(turn.Tenant);

    /// <summary>The sender's own; made on first use. Null where they may have none, or where no weeks are open to write in.</summary>
    public async Task<TeamCycle?> OwnAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender) return null;
        var id = TeamLevels.Of(sender);
        if (await PresentAsync(turn, id, cancel) is { } present) return present;
        if (!await MayHaveOwnAsync(turn, cancel)) return null;
        return await StartAsync(turn, sender, Wanted(turn, sender, id, NameOf(turn), TeamKind.Individual), cancel);
    }

    /// <summary>The company's, for a programme lead; made on first use. Everybody who is a lead leads it, and whoever opens it can own something there.
    /// Null for others, and where no weeks are open to write in.</summary>
    /// <param name="name">How it is called at first.</param>
    public async Task<TeamCycle?> CompanyAsync(Turn turn, string name, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || !leads.Includes(turn)) return null;
        var company = await PresentAsync(turn, TeamLevels.Company, cancel)
            ?? await StartAsync(turn, sender, Wanted(turn, sender, TeamLevels.Company, name, TeamKind.Company), cancel);
        if (company is null) return null;
        if (await LeadsChangeAsync(company, turn.Now, cancel) is Change.Saved led) company = led.State;
        if (company.Team.Find(sender) is not null) return company;
        var joined = await ChangeAsync(company, turn.Now, state => Rostering.Decide(state, new RosterChanged([new Member(sender, NameOf(turn))], []), turn.Now), "joins-" + sender, cancel);
        await SeeAsync(turn, sender, joined.Id, cancel);
        return joined;
    }

    /// <summary>The company as it is written and led now; null where nobody has begun it.</summary>
    public async Task<TeamCycle?> FindCompanyAsync(TenantId tenant, CancellationToken cancel)
        => await directory.FindTeamAsync(tenant, TeamLevels.Company, cancel) is { Current: { } cycle } ? await teams.FindAsync(new TeamCycleId(tenant, TeamLevels.Company, cycle), cancel) : null;

    /// <summary>Who runs the programme now leads the company, and nobody who does no longer. False: storage was too busy.</summary>
    public async Task<bool> FollowLeadsAsync(TeamCycleId company, DateTimeOffset now, CancellationToken cancel)
        => await teams.FindAsync(company, cancel) is not { } state || await LeadsChangeAsync(state, now, cancel) is not Change.Busy;

    /// <summary>Null when they lead it already: nothing to write costs no request. The rule is asked again under the store's mark when there is.</summary>
    private async Task<Change?> LeadsChangeAsync(TeamCycle company, DateTimeOffset now, CancellationToken cancel)
    {
        var present = leads.NamedIn(company.Id.Tenant) is { IsEmpty: true } nobody ? nobody
            : leads.Of(await directory.FindTenantAsync(company.Id.Tenant, cancel) ?? new TenantEntry(company.Id.Tenant, []));
        if (Leading.Decide(company, new NameCompanyLeads(present)) is Decision.Accepted { Events.IsEmpty: true }) return null;
        var stamp = new CommandStamp("level-leads-" + ViewToken.From([.. present.Select(p => p.Value), $"{company.Version}"]), null, now);
        return await teams.ChangeAsync(company.Id, stamp, state => Leading.Decide(state, new NameCompanyLeads(present)), cancel);
    }

    /// <summary>What is there, and listed with the sender: a crash may have left the list undone.</summary>
    private async Task<TeamCycle?> PresentAsync(Turn turn, TeamId id, CancellationToken cancel)
    {
        if (await directory.FindTeamAsync(turn.Tenant, id, cancel) is not { Current: { } cycle }) return null;
        var state = await teams.FindAsync(new TeamCycleId(turn.Tenant, id, cycle), cancel);
        if (state is not null && turn.From.Person is { } sender && state.Team.Find(sender) is not null) await SeeAsync(turn, sender, state.Id, cancel);
        return state;
    }

    private async Task<TeamCycle?> StartAsync(Turn turn, PersonId sender, NewTeam wanted, CancellationToken cancel)
    {
        // Nobody's own objectives open the weeks for everybody.
        if (await starting.IsOpenAsync(turn.Tenant, wanted.Zone, turn.Now, cancel) is false) return null;
        var started = await starting.StartAsync(turn.Tenant, wanted, new CommandStamp($"level-{wanted.Id}", sender, turn.Now), cancel);
        return started is TeamStarted.Started { Team: var id } ? await teams.FindAsync(id, cancel) : null;
    }

    private static NewTeam Wanted(Turn turn, PersonId sender, TeamId id, string name, TeamKind kind) => new(id, name, kind, turn.From.Zone ?? NoZone, turn.From.Locale ?? "en")
    {
        Facilitator = sender, Members = [new NewMember(new Member(sender, NameOf(turn)), turn.From.ChannelId)],
    };

    private async Task<TeamCycle> ChangeAsync(TeamCycle state, DateTimeOffset now, Func<TeamCycle, Decision> decide, string wish, CancellationToken cancel)
        => await teams.ChangeAsync(state.Id, new CommandStamp($"level-{wish}", null, now), decide, cancel) is Change.Saved saved ? saved.State : state;

    private async Task SeeAsync(Turn turn, PersonId sender, TeamCycleId id, CancellationToken cancel)
    {
        if ((await directory.FindPersonAsync(turn.Tenant, sender, cancel))?.Teams.Contains(id) == true) return;
        await directory.ChangePersonAsync(turn.Tenant, sender, entry =>
        {
            var known = entry ?? new PersonEntry(turn.Tenant, sender, turn.From.ChannelId, turn.From.Name, turn.Chat.Id, turn.Chat.ServiceUrl, turn.From.Locale, turn.From.Zone, []);
            return known.Teams.Contains(id) ? known : known with { Teams = [.. known.Teams.Where(t => t.Team != id.Team), id] };
        }, cancel);
    }

    // One's own are shown as "my own" to oneself; the name is for others. A person whom Teams does not name is not written as nobody.
    private static string NameOf(Turn turn) => PlainText.Clean(turn.From.Name, Naming.LongestName) is { Length: > 0 } name ? name : "?";
}
