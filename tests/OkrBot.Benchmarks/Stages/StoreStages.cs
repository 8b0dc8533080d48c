using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Benchmarks.Companies;
using OkrBot.Benchmarks.Driving;
using OkrBot.Benchmarks.Servers;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Host;
using OkrBot.Host.Sample;
using OkrBot.Rehearsal;

namespace OkrBot.Benchmarks.Stages;

/// <summary>The embedded store's part of one save. The program is not started, so that nothing runs beside.</summary>
internal sealed class StoreStages : IAsyncDisposable
{
    private const int RunsToDisk = 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("okrbot-stages-").FullName;
    private readonly StandInTenant _tenant;
    private readonly WebApplication _app;
    private readonly Crowd _crowd;
    private int _number;

    private StoreStages(StandInTenant tenant, CrowdShape shape)
    {
        _tenant = tenant;
        _app = OkrProgram.Build([], StandInSettings.For(tenant, Path.Combine(_folder, "okrbot.db")));
        _crowd = Crowd.Create(tenant.World, tenant.Options.TenantId, shape);
    }

    public static async Task<StoreStages> SetAsync(CancellationToken cancel)
    {
        var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(TimeProvider.System), cancel);
        var shape = new CrowdShape(Teams: 100, People: 10, StageBench.ThisHour());
        var stages = new StoreStages(tenant, shape);
        await CrowdSeed.SowAsync(stages._app.Services, new ServeOrder(shape, tenant.Options.TenantId, tenant.ServiceUrl, [], 0), cancel);
        return stages;
    }

    public IEnumerable<Stage> Stages()
    {
        var teams = _app.Services.GetRequiredService<ITeamCycles>();
        var queue = _app.Services.GetRequiredService<IWorkQueue>();
        var item = new WorkItem("room", "stages", DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch) { Team = _crowd.Teams[0].Id, Occurrence = _crowd.TodayOf(_crowd.Teams[0]) };
        yield return new("store: read one team", () => teams.FindAsync(_crowd.Teams[_number++ % _crowd.Teams.Length].Id, CancellationToken.None).GetAwaiter().GetResult());
        yield return new("queue: one item, durable", () => queue.EnqueueAsync([item], CancellationToken.None).GetAwaiter().GetResult(), RunsToDisk);
        yield return new("store: save one answer, durable", () => SaveAsync(teams).GetAwaiter().GetResult(), RunsToDisk);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _tenant.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<Change> SaveAsync(ITeamCycles teams)
    {
        var number = _number++;
        var team = _crowd.Teams[number % _crowd.Teams.Length];
        var at = number / _crowd.Teams.Length % team.Owners.Length;
        var (by, now) = (new PersonId(team.Owners[at].ObjectId!), DateTimeOffset.UtcNow);
        var value = decimal.Parse(SaveValues.Text(number), CultureInfo.InvariantCulture);
        ImmutableArray<Answer> answers = [new Answer(team.KeyResults[at], new Reading.Number(value), 6)];
        var save = new SaveAnswers(by, _crowd.TodayOf(team), answers);
        return teams.ChangeAsync(team.Id, new CommandStamp($"stages-{number}", by, now), state => Answering.Decide(state, save, now), CancellationToken.None);
    }
}
