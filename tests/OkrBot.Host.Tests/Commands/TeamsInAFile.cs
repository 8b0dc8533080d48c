using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Processes;
using OkrBot.Storage;

namespace OkrBot.Host.Tests.Commands;

/// <summary>A storage file with teams in it, for verbs that run on it as processes of their own.</summary>
internal sealed class TeamsInAFile : IAsyncDisposable
{
    private const string Tenant = "7e7e7e7e-5eed-4000-8000-000000000001";
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
    private static readonly Cycle Cycle = new(new CycleId("now"), Today.AddDays(-20));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("okrbot-import-");

    /// <summary>Teams with Ann and Dina, run by Ann, in weeks that run now.</summary>
    public static async Task<TeamsInAFile> AsyncOf(params string[] names)
    {
        var file = new TeamsInAFile();
        await using var services = file.Open();
        foreach (var name in names)
        {
            var id = IdOf(name.ToLowerInvariant());
            var (ann, dina) = (new PersonId("ann"), new PersonId("dina"));
            var team = new Team(id.Team, name, TeamKind.Team, "Europe/Berlin", "en", ann, [new Member(ann, "Ann"), new Member(dina, "Dina")], null, Placement.AtStart);
            await services.GetRequiredService<ITeamCycles>().StartAsync(id, [new TeamEvent.TeamJoinedCycle(team, Cycle)], new CommandStamp("start", null, TimeProvider.System.GetUtcNow()), CancellationToken.None);
            await services.GetRequiredService<IDirectory>().ChangeTeamAsync(id.Tenant, id.Team, _ => new TeamEntry(id.Tenant, id.Team, name, "Europe/Berlin", "en", id.Cycle, null, ann), CancellationToken.None);
        }
        return file;
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Of the home tenant, unless another is named.</summary>
    public async Task<Ended> ImportAsync(string text, params string[] more)
    {
        await File.WriteAllTextAsync(PathOf("okrs.csv"), text);
        string[] tenant = more.Contains("--tenant") ? [] : ["--tenant", Tenant];
        return await RunAsync(["import", PathOf("okrs.csv"), .. tenant, .. more]);
    }

    public Task<Ended> RunAsync(params string[] arguments) => ChildProgram.RunAsync([.. arguments, "--Storage:Path=" + PathOf("okrbot.db")]);

    public async Task<int> KeyResultsAsync(string team)
    {
        await using var services = Open();
        return (await services.GetRequiredService<ITeamCycles>().FindAsync(IdOf(team), CancellationToken.None))!.KeyResults.Count;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static TeamCycleId IdOf(string team) => new(new(Tenant), new(team), Cycle.Id);

    private ServiceProvider Open()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", PathOf("okrbot.db"))]).Build();
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(settings).BuildServiceProvider();
    }
}
