using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;

namespace OkrBot.Rehearsal.Playing.Servers;

/// <summary>Plays the meetings of many teams against several servers. In the middle one server is killed and another one rolled.</summary>
public static class ServersPlay
{
    private const int Killed = 0;
    private const int RolledOne = 1;

    /// <summary>While the orders of the first teams are being set.</summary>
    private static readonly TimeSpan KillAfter = TimeSpan.FromSeconds(135);
    private static readonly TimeSpan RollAfter = TimeSpan.FromMinutes(5);

    /// <summary>Waited at most after the last meeting's start: its ten minutes, and a card that came late.</summary>
    private static readonly TimeSpan Ends = TimeSpan.FromMinutes(13);

    /// <summary>What is still on its way when every card shows its summary.</summary>
    private static readonly TimeSpan LastEdits = TimeSpan.FromSeconds(20);

    /// <summary>Runs to the end. What goes wrong is told and counted, never thrown; cancelling stops at once.</summary>
    public static async Task<ServersReport> RunAsync(ServersSetup setup, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var client = new TeamsClient(setup.Tenant, setup.Farm.Addresses[0]);
        client.Balancer.Servers = setup.Farm.Addresses;
        var stage = new ServersStage(setup, client, new Narrator(setup.Screen, TimeZoneInfo.FindSystemTimeZoneById(SampleCompany.Zone)));
        var teller = new ServersTeller(stage);
        teller.Introduce();
        var crowd = new ServersCrowd(stage);
        var playing = crowd.PlayAsync(cancel);
        var killing = KillAsync(stage, teller, crowd, cancel);
        var rolling = RollAsync(stage, teller, cancel);
        await Task.WhenAll(playing, killing, rolling);
        teller.Answered();
        await stage.UntilAsync(stage.AllClosed, stage.Start + stage.StartsWithin + Ends, cancel);
        await Task.Delay(LastEdits, setup.Time, cancel);
        await client.RefreshedAsync(cancel);
        var report = ServersReport.Of(stage, await setup.Farm.ReadAsync(cancel), await killing, await rolling) with
        {
            RealSeconds = Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1),
        };
        teller.Conclude(report);
        return report;
    }

    private static async Task<Takeover> KillAsync(ServersStage stage, ServersTeller teller, ServersCrowd crowd, CancellationToken cancel)
    {
        await stage.AtAsync(stage.Start + KillAfter, cancel);
        teller.Kills(Killed, crowd.Cards);
        var takeover = await stage.Setup.Farm.KillAsync(Killed, cancel);
        teller.TakenOver(takeover);
        return takeover;
    }

    private static async Task<Rolled> RollAsync(ServersStage stage, ServersTeller teller, CancellationToken cancel)
    {
        await stage.AtAsync(stage.Start + RollAfter, cancel);
        teller.Rolls(RolledOne);
        var rolled = await stage.Setup.Farm.RollAsync(RolledOne, cancel);
        teller.HasRolled(RolledOne, rolled);
        return rolled;
    }
}
