using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Clock;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Plays the weeks of a cycle for all teams at once against the running program, and tells them as they pass.</summary>
public static class CyclePlay
{
    /// <summary>Runs to the end of the last week. What goes wrong is told and counted, never thrown; cancelling stops at once.</summary>
    public static async Task<CycleReport> RunAsync(RehearsalSetup setup, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var client = new TeamsClient(setup.Tenant, setup.Bot);
        var timeline = new Timeline(setup.Time, () => client.IsQuiet && setup.IsIdle(), LocalTimes.NextLook);
        var stage = new CycleStage(setup, client, timeline, new Narrator(setup.Screen, LocalTimes.Zone));
        var mail = new PersonalMail(stage.Miss);
        setup.Tenant.World.Watch(mail.Saw);
        var teller = new CycleTeller(stage);
        teller.Introduce();
        await timeline.PlayAsync(Scripts(stage, teller, mail), cancel);
        await client.RefreshedAsync(cancel);
        setup.Tenant.World.Unwatch(mail.Saw);
        using (setup.Time.AtRealSpeed())
            client.Bot = await setup.RestartAsync(cancel);
        mail.Judge();
        var report = CycleReport.Of(stage, await StoredCycle.ReadAsync(stage, cancel), mail) with
        {
            RealSeconds = Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1),
        };
        teller.Conclude(report);
        return report;
    }

    private static List<Func<CancellationToken, Task>> Scripts(CycleStage stage, CycleTeller teller, PersonalMail mail)
    {
        var planner = new MeetingPlanner(stage);
        return
        [
            .. stage.Books.Select(book => (Func<CancellationToken, Task>)new TeamScript(stage, planner, book).PlayAsync),
            .. new Incidents(stage).All(),
            new MailScript(stage, mail).PlayAsync,
            teller.TellAsync,
        ];
    }
}
