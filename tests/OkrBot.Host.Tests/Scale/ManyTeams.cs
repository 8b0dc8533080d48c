using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Host.Jobs;
using OkrBot.Host.Observability;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Scale;

/// <summary>A company of as many teams as asked for, all of which meet at the same minute, in the real program on a real file.</summary>
internal sealed class ManyTeams : IAsyncDisposable
{
    private ManyTeams(Stage stage, KeyCounts keys, QuietTeams teams) => (Stage, Keys, Teams) = (stage, keys, teams);

    public Stage Stage { get; }
    public KeyCounts Keys { get; }
    public QuietTeams Teams { get; }

    /// <summary>Ten minutes before they meet; the planner has passed over the small company that was there before.</summary>
    public static async Task<ManyTeams> SetAsync(int count)
    {
        var (keys, quiet) = (new KeyCounts(), new QuietTeams());
        var stage = await Stage.SetAsync(new StageShape
        {
            Change = services =>
            {
                services.Decorate<ITableServiceClient>((_, tables) => keys.Around(tables));
                services.AddSingleton<IMessenger>(quiet).AddSingleton<IRoster>(quiet);
            },
        }, "2026-11-03T07:50:00Z");
        await stage.Get<PlannerRound>().RunAsync(stage.Time, CancellationToken.None);
        var many = new ManyTeams(stage, keys, quiet);
        await ManySeed.SowAsync(stage.Program.Services, stage.Checkout.Id.Tenant, stage.Company.TenantEntry.Live[0], count, CancellationToken.None);
        stage.Time.Advance(TimeSpan.FromSeconds(61));
        keys.Reset();
        return many;
    }

    public async ValueTask DisposeAsync() => await Stage.DisposeAsync();
}
