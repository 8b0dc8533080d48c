using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Import;

/// <summary>One team is one commit; what happens between two of them costs nothing but another press.</summary>
public sealed class HalfWayTests
{
    private static string FileOf(IEnumerable<string> teams)
        => Sender.Names + string.Concat(teams.Select(team => $"{team},One,Because,high,First,1,2,%,Ann,\n{team},One,,,Second,1,2,%,Ann,\n"));

    [Fact]
    public async Task A_crash_between_two_teams_leaves_each_whole_and_the_next_press_finishes_the_rest()
    {
        var broken = new BreaksAt("b");
        await using var stage = await Stage.SetAsync(new StageShape { Change = services => broken.StandBefore(services) });
        foreach (var team in new[] { "A", "B", "C" }) await Sender.TeamAsync(stage, team, "Ann");
        var ann = new Sender(stage, "Ann");
        await ann.SendAsync(FileOf(["A", "B", "C"]));

        broken.Breaks = true;
        var crashed = await stage.PressInPersonAsync("Ann", new Rehearsal.Clients.Press("Bring it in"));
        Assert.IsNotType<Rehearsal.Clients.BotAnswer.Card>(crashed);
        Assert.Equal("2 0 0", await KeyResultsAsync(stage));

        broken.Breaks = false;
        var finished = await ann.PressAsync("Bring it in");

        Assert.Contains("Came in:", finished, StringComparison.Ordinal);
        Assert.Contains("Was there already:", finished, StringComparison.Ordinal);
        Assert.Equal("2 2 2", await KeyResultsAsync(stage));
    }

    [Fact]
    public async Task A_busy_team_is_named_and_waits_for_the_next_press()
    {
        var broken = new BreaksAt("b") { AsBusy = true };
        await using var stage = await Stage.SetAsync(new StageShape { Change = services => broken.StandBefore(services) });
        foreach (var team in new[] { "A", "B", "C" }) await Sender.TeamAsync(stage, team, "Ann");
        var ann = new Sender(stage, "Ann");
        await ann.SendAsync(FileOf(["A", "B", "C"]));

        broken.Breaks = true;
        var told = await ann.PressAsync("Bring it in");

        Assert.Contains("Not all of it is in yet", told, StringComparison.Ordinal);
        Assert.Contains("Busy just now:", told, StringComparison.Ordinal);
        Assert.Equal("2 0 2", await KeyResultsAsync(stage));
    }

    [Fact]
    public async Task More_teams_than_fit_into_one_press_are_named_as_not_yet_and_come_in_with_the_next()
    {
        await using var stage = await Stage.SetAsync();
        var names = Enumerable.Range(0, 70).Select(at => $"Team {at}").ToList();
        foreach (var name in names) await Sender.TeamAsync(stage, name, "Ann");
        var ann = new Sender(stage, "Ann");
        await ann.SendAsync(FileOf(names));

        Assert.Contains("Not yet:", await ann.PressAsync("Bring it in"), StringComparison.Ordinal);
        Assert.DoesNotContain("Not yet:", await ann.PressAsync("Bring in the rest"), StringComparison.Ordinal);
        foreach (var name in names)
            Assert.Equal(2, (await Sender.NowAsync(stage, new(stage.Checkout.Id.Tenant, new(name.ToLowerInvariant().Replace(' ', '-')), stage.Checkout.Id.Cycle))).KeyResults.Count);
    }

    private static async Task<string> KeyResultsAsync(Stage stage)
    {
        var counts = new List<int>();
        foreach (var team in new[] { "a", "b", "c" }) counts.Add((await Sender.NowAsync(stage, new(stage.Checkout.Id.Tenant, new(team), stage.Checkout.Id.Cycle))).KeyResults.Count);
        return string.Join(" ", counts);
    }

    /// <summary>The real teams, of which one breaks when it is told to.</summary>
    private sealed class BreaksAt(string team) : ITeamCycles
    {
        private ITeamCycles _real = null!;

        public bool Breaks { get; set; }
        public bool AsBusy { get; init; }

        public void StandBefore(IServiceCollection services)
        {
            var real = services.Last(service => service.ServiceType == typeof(ITeamCycles));
            services.AddSingleton<ITeamCycles>(all =>
            {
                _real = (ITeamCycles)(real.ImplementationFactory?.Invoke(all) ?? ActivatorUtilities.CreateInstance(all, real.ImplementationType!));
                return this;
            });
        }

        public Task<TeamCycle?> FindAsync(TeamCycleId id, CancellationToken cancel) => _real.FindAsync(id, cancel);

        public Task<Change> ChangeAsync(TeamCycleId id, CommandStamp command, Func<TeamCycle, Decision> decide, CancellationToken cancel)
        {
            if (!Breaks || id.Team.Value != team) return _real.ChangeAsync(id, command, decide, cancel);
            return AsBusy ? Task.FromResult<Change>(new Change.Busy()) : throw new InvalidOperationException("The server stops here.");
        }

        public Task<bool> StartAsync(TeamCycleId id, IReadOnlyList<TeamEvent> first, CommandStamp command, CancellationToken cancel) => _real.StartAsync(id, first, command, cancel);
        public Task<IReadOnlyList<Effect>> PendingEffectsAsync(TeamCycleId id, CancellationToken cancel) => _real.PendingEffectsAsync(id, cancel);
        public Task EffectDoneAsync(TeamCycleId id, string effectId, CancellationToken cancel) => _real.EffectDoneAsync(id, effectId, cancel);
        public IAsyncEnumerable<HistoryEntry> HistoryAsync(TeamCycleId id, CancellationToken cancel) => _real.HistoryAsync(id, cancel);
    }
}
