using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Programme;

/// <summary>A server that ends between any two writes of a team's way into the next weeks leaves it half-way; the next pass ends in the same state as if
/// nothing had happened.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(Programmes.Week11)]
    [InlineData("2027-01-03T23:00:30Z")]
    public async Task After_a_stop_between_any_two_writes_the_same_is_true_as_without(string instant)
    {
        var (whole, writes) = await PlayAsync(instant, stopAfter: int.MaxValue);
        Assert.InRange(writes, 3, 60);
        for (var stop = 0; stop < writes; stop++)
        {
            var (state, _) = await PlayAsync(instant, stop);
            Assert.True(whole == state, $"stopped after {stop} of {writes} writes:\n{state}\n\nwithout:\n{whole}");
        }
    }

    /// <param name="stopAfter">So many writes happen, and then none for the rest of this pass.</param>
    private static async Task<(string State, int Writes)> PlayAsync(string instant, int stopAfter)
    {
        var power = new Power();
        await using var stage = await Stage.SetAsync(new StageShape
        {
            Change = services =>
            {
                Wrap<ITeamCycles>(services, inner => new FailingTeams(inner, power));
                Wrap<IDirectory>(services, inner => FailingDirectory.Of(inner, power));
            },
        }, "2026-12-11T09:00:00Z");
        await stage.OpenSpringAsync();
        if (instant != Programmes.Week11) await stage.GoToAsync(Programmes.Week11);
        stage.Time.Advance(DateTimeOffset.Parse(instant) - stage.Time.Now);
        power.Left = stopAfter;
        var before = power.Writes;
        try
        {
            await stage.PlanAsync();
        }
        catch (StorageUnavailableException)
        {
            // The server that passed over the shards is gone.
        }
        var writes = power.Writes - before;
        power.Left = int.MaxValue;
        await stage.SettleAsync();
        return (await ToldAsync(stage), writes);
    }

    private static async Task<string> ToldAsync(Stage stage)
    {
        var told = new StringBuilder();
        foreach (var team in stage.Company.Teams)
        {
            told.AppendLine((await stage.RowAsync(team.Id.Team.Value)).ToString());
            foreach (var id in new[] { team.Id, team.Id.InSpring() })
            {
                var state = await stage.FindAsync(id);
                told.AppendLine($"{state?.Team.Name} {state?.Neighbours.Before?.Id} {state?.Neighbours.After?.Id} {state?.Neighbours.PassedTo} {state?.Neighbours.ArrivedFrom}");
                foreach (var blocker in state?.Blockers.Values ?? []) told.AppendLine($"  {blocker}");
                foreach (var agreed in state?.Commitments.Values ?? []) told.AppendLine($"  {agreed}");
                if (state is not null) told.AppendLine($"  {await RaisedAsync(stage, id)} raised");
            }
            told.AppendLine(string.Join(' ', (await stage.Get<IDirectory>().FindSeriesAsync(team.Id.Tenant, team.Today.Series, CancellationToken.None))!.Teams));
            foreach (var member in team.Team.Members)
                told.AppendLine(string.Join(' ', (await stage.Get<IDirectory>().FindPersonAsync(team.Id.Tenant, member.Person, CancellationToken.None))!.Teams));
        }
        return told.ToString();
    }

    private static async Task<int> RaisedAsync(Stage stage, TeamCycleId id)
    {
        var raised = 0;
        await foreach (var entry in stage.Get<ITeamCycles>().HistoryAsync(id, CancellationToken.None))
            if (entry.Event is TeamEvent.BlockerRaised or TeamEvent.CommitmentMade or TeamEvent.OpenItemsArrived) raised++;
        return raised;
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrap) where T : class
    {
        var inner = services.Last(s => s.ServiceType == typeof(T));
        services.AddSingleton(provider => wrap((T)(inner.ImplementationInstance ?? inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }

    public sealed class Power
    {
        public int Left { get; set; } = int.MaxValue;
        public int Writes { get; private set; }

        public void Write()
        {
            if (Left <= 0) throw new StorageUnavailableException("This server is gone.", mayHaveHappened: false);
            Left--;
            Writes++;
        }
    }

    private sealed class FailingTeams(ITeamCycles inner, Power power) : ITeamCycles
    {
        public Task<TeamCycle?> FindAsync(TeamCycleId id, CancellationToken cancel) => inner.FindAsync(id, cancel);

        public Task<Change> ChangeAsync(TeamCycleId id, CommandStamp command, Func<TeamCycle, Decision> decide, CancellationToken cancel)
        {
            power.Write();
            return inner.ChangeAsync(id, command, decide, cancel);
        }

        public Task<bool> StartAsync(TeamCycleId id, IReadOnlyList<TeamEvent> first, CommandStamp command, CancellationToken cancel)
        {
            power.Write();
            return inner.StartAsync(id, first, command, cancel);
        }

        public Task<IReadOnlyList<Effect>> PendingEffectsAsync(TeamCycleId id, CancellationToken cancel) => inner.PendingEffectsAsync(id, cancel);
        public Task EffectDoneAsync(TeamCycleId id, string effectId, CancellationToken cancel) => inner.EffectDoneAsync(id, effectId, cancel);
        public IAsyncEnumerable<HistoryEntry> HistoryAsync(TeamCycleId id, CancellationToken cancel) => inner.HistoryAsync(id, cancel);
    }

    /// <summary>Every write of the directory goes through <see cref="Power"/>, whatever the port grows.</summary>
    public class FailingDirectory : System.Reflection.DispatchProxy
    {
        private IDirectory _inner = null!;
        private Power _power = null!;

        internal static IDirectory Of(IDirectory inner, Power power)
        {
            var proxy = Create<IDirectory, FailingDirectory>();
            ((FailingDirectory)(object)proxy)._inner = inner;
            ((FailingDirectory)(object)proxy)._power = power;
            return proxy;
        }

        protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name.StartsWith("Change", StringComparison.Ordinal)) _power.Write();
            return targetMethod.Invoke(_inner, args);
        }
    }
}
