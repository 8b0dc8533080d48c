using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Features.Import.Plans;
using OkrBot.App.Ports;
using OkrBot.App.Sheets;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Import.NewTeams;

/// <summary>A team that a file would start.</summary>
/// <param name="Name">Of who runs it; null where the file has an id and nobody looked yet.</param>
/// <param name="Meeting">Null: the file names none, or the bot is not in it yet.</param>
/// <param name="IsThere">A team of that name is there already; it stays as it is.</param>
internal sealed record PlannedTeam(TeamRow Row, PersonId Facilitator, string? Name, SeriesEntry? Meeting, bool IsThere);

/// <summary>What would come of a file of teams.</summary>
internal sealed record TeamsPreview(ImmutableArray<PlannedTeam> Teams, ImmutableArray<TeamProblem> Problems, ImmutableArray<string> Unknown, DateOnly Today)
{
    /// <summary>In the order in which they start; a button names one by its place here. Of all rows, those with a problem too: a place stays what it was when
    /// the problem is mended.</summary>
    public ImmutableArray<Wave> Waves { get; init; } = [.. Teams.Select(team => team.Row.Wave).Distinct().OrderBy(wave => wave.Place)];

    public IEnumerable<PlannedTeam> New(Wave wave) => Teams.Where(team => team.Row.Wave == wave && !team.IsThere);
}

/// <summary>How far a wave got.</summary>
/// <param name="HasNoWeeks">None are open in which a team could start.</param>
internal sealed record WaveStarted(TeamsPreview After, ImmutableArray<string> Started, int Waiting, bool HasNoWeeks);

/// <summary>Previews and starts the teams of a file. What is there stays, so that the same file again only adds what is new; nothing is kept of later
/// waves, they stand in the file.</summary>
internal sealed class TeamsDesk(IDirectory directory, TeamStarting starting)
{
    public async Task<TeamsPreview> PreviewAsync(ImportRequest request, TeamTable table, CancellationToken cancel)
    {
        var known = await KnownThings.ReadAsync(directory, request.Tenant, table.Rows, cancel);
        var teams = ImmutableArray.CreateBuilder<PlannedTeam>();
        var problems = ImmutableArray.CreateBuilder<TeamProblem>();
        foreach (var row in table.Rows)
        {
            var (person, name, code) = known.Person(row.Facilitator);
            if (code is not null) problems.Add(new TeamProblem(row.Row, TeamColumn.Facilitator, code, row.Facilitator));
            else teams.Add(new PlannedTeam(row, person!.Value, name, known.Meeting(row.Meeting), known.HasTeam(row.Name)));
        }
        return new TeamsPreview(teams.ToImmutable(), [.. table.Problems.Concat(problems).OrderBy(one => one.Row)], table.Unknown, Zones.LocalDay(request.Zone, request.Now))
        {
            Waves = [.. table.Rows.Select(row => row.Wave).Distinct().OrderBy(wave => wave.Place)],
        };
    }

    /// <param name="most">At once; the rest waits for the next press.</param>
    public async Task<WaveStarted> StartAsync(ImportRequest request, SheetFile file, int wave, int most, CancellationToken cancel)
    {
        var preview = await PreviewAsync(request, TeamTable.Of(file).Table!, cancel);
        var waves = preview.Waves;
        var due = wave >= 0 && wave < waves.Length && waves[wave].MayStart(preview.Today) ? preview.New(waves[wave]).ToList() : [];
        var started = ImmutableArray.CreateBuilder<string>();
        foreach (var team in due.Take(most))
        {
            var id = IdOf(request.Tenant, team.Row.Name);
            var stamp = new CommandStamp($"import-{request.Id}-{id.Value}", request.By, request.Now);
            if (await starting.StartAsync(request.Tenant, await NewTeamOfAsync(request, id, team, cancel), stamp, cancel) is TeamStarted.NoCycle) return new WaveStarted(preview, started.ToImmutable(), due.Count, HasNoWeeks: true);
            await KeepCountryAsync(request.Tenant, team, cancel);
            started.Add(team.Row.Name);
        }
        return new WaveStarted(await PreviewAsync(request, TeamTable.Of(file).Table!, cancel), started.ToImmutable(), due.Count - started.Count, HasNoWeeks: false);
    }

    private async Task<NewTeam> NewTeamOfAsync(ImportRequest request, TeamId id, PlannedTeam team, CancellationToken cancel)
    {
        var (row, language) = (team.Row, team.Row.Language.Length > 0 ? team.Row.Language : request.Language ?? "en");
        var name = team.Name ?? (await directory.FindPersonAsync(request.Tenant, team.Facilitator, cancel))?.Name ?? ImportFeature.WordsIn(language)["teams.unnamed"];
        return new NewTeam(id, row.Name, TeamKind.Team, row.Zone.Length > 0 ? row.Zone : request.Zone, language)
        {
            Facilitator = team.Facilitator,
            Members = [new NewMember(new Member(team.Facilitator, name))],
            Meeting = team.Meeting is { } series ? new NewMeeting(series.Meeting, series.ServiceUrl, series.MeetingId) : null,
        };
    }

    // Holidays are kept by country, a person at a time; what somebody chose themselves stays.
    private async Task KeepCountryAsync(TenantId tenant, PlannedTeam team, CancellationToken cancel)
    {
        if (team.Row.Country.Length == 0 || await directory.FindPersonAsync(tenant, team.Facilitator, cancel) is not { Country: null } known) return;
        await directory.ChangePersonAsync(tenant, team.Facilitator, entry => (entry ?? known) with { Country = (entry ?? known).Country ?? team.Row.Country }, cancel);
    }

    private static TeamId IdOf(TenantId tenant, string name) => new("f-" + ViewToken.From(tenant.Value, ColumnNames.Same(name)));
}
