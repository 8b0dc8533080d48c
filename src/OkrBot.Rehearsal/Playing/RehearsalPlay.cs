using System.Globalization;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;

namespace OkrBot.Rehearsal.Playing;

/// <summary>Plays a day of meetings against the running program and tells it as it happens.</summary>
public static class RehearsalPlay
{
    private const int FactColumn = 10;

    /// <summary>Runs to the end of the last scene. Troubles are told and counted, never thrown; cancelling stops at once.</summary>
    public static async Task<RehearsalReport> RunAsync(RehearsalSetup setup, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var client = new TeamsClient(setup.Tenant, setup.Bot);
        var narrator = new Narrator(setup.Screen, TimeZoneInfo.FindSystemTimeZoneById(SampleCompany.Zone));
        var stage = new Stage(setup, client, narrator);
        Introduce(setup, narrator);
        await new StandupScene(stage).PlayAsync(cancel);
        await new CrowdScene(stage).PlayAsync(cancel);
        await new LeadershipScene(stage).PlayAsync(cancel);
        await client.RefreshedAsync();
        using (setup.Time.AtRealSpeed())
            client.Bot = await setup.RestartAsync(cancel);
        var report = await ReportAsync(stage, TimeProvider.System.GetElapsedTime(began), cancel);
        Conclude(report, narrator);
        return report;
    }

    private static void Introduce(RehearsalSetup setup, Narrator narrator)
    {
        var company = setup.Company;
        var people = Math.Max(setup.Options.People, 9);
        var speed = setup.Options.Speed.ToString("0.#", CultureInfo.InvariantCulture);
        narrator.Title($"OkrBot rehearsal   one company, {Words.Count(2 + company.Crowd.Length, "meeting")}, {Words.Of(people)} people   time runs {speed} x or faster   seed {Words.Of(setup.Options.Seed)}");
        narrator.Plain("The real program, real tokens, a database file of its own. Nothing leaves this machine.");
        narrator.Plain();
        narrator.Plain($"  {company.Name}   week 5 of 13   {Words.Count(3 + company.Crowd.Length, "team")}   company: 2 objectives   Checkout: 3 objectives, {Words.Count(company.Checkout.KeyResults.Length, "key result")}");
        narrator.Plain();
    }

    private static async Task<RehearsalReport> ReportAsync(Stage stage, TimeSpan took, CancellationToken cancel)
    {
        var (tenant, client) = (stage.Setup.Tenant, stage.Client);
        var stored = await stage.Setup.ReadBackAsync(cancel);
        var (found, lost, doubled) = stage.Ledger.Compare(stored);
        return new RehearsalReport(stage.Setup.Options.Seed, stage.Ledger.Promised, found, lost, doubled)
        {
            RoomsOpened = stored.RoomsOpened,
            RoomsClosed = stored.RoomsClosed,
            ClosedOnTime = stage.ClosedOnTime,
            MessagesSent = tenant.Counts.Messages,
            CardEdits = tenant.Counts[Connector.CallKind.Update],
            Throttled = tenant.Counts.Throttled,
            StorageRequests = stored.StorageRequests,
            Deliveries = client.Deliveries,
            RepeatedDeliveries = client.RepeatedDeliveries,
            AutomaticRefreshes = client.AutomaticRefreshes,
            RealSeconds = Math.Round(took.TotalSeconds, 1),
            Missed = stage.Missed,
            Violations = [.. tenant.Violations.All],
        };
    }

    private static void Conclude(RehearsalReport report, Narrator narrator)
    {
        var onTime = report.RoomsOpened == report.RoomsClosed && report.ClosedOnTime >= Math.Min(2, report.RoomsClosed) ? " on time" : $", {Words.Of(report.ClosedOnTime)} seen on time";
        narrator.Plain();
        narrator.Plain($"Facts     {Words.Count(report.AnswersSaved, "answer")} saved, {Words.Of(report.AnswersFound)} found again after a restart; {Words.Count(report.RoomsOpened, "room")} opened and {Words.Of(report.RoomsClosed)} closed{onTime};", FactColumn);
        var storage = report.StorageRequests > 0 ? $"{Words.Count(report.StorageRequests, "storage request")}, " : "";
        narrator.Plain($"          {storage}{Words.Count(report.MessagesSent, "message")} sent, {Words.Of(report.Throttled)} throttled, {Words.Of(report.Lost)} lost, {Words.Of(report.Doubled)} doubled.", FactColumn);
        foreach (var violation in report.Violations) narrator.Trouble($"{violation.Rule}: {violation.Detail}");
        if (!report.Missed.IsEmpty) narrator.Trouble($"{Words.Count(report.Missed.Length, "step")} of the script could not be played.");
    }
}
