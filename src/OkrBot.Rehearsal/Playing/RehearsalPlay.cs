using System.Globalization;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Playing.Calendars;

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
        await DayAsync(stage, cancel);
        await client.RefreshedAsync(cancel);
        using (setup.Time.AtRealSpeed())
            client.Bot = await setup.RestartAsync(cancel);
        var report = await ReportAsync(stage, TimeProvider.System.GetElapsedTime(began), cancel);
        Conclude(report, narrator);
        return report;
    }

    private static async Task DayAsync(Stage stage, CancellationToken cancel)
    {
        var calendars = stage.Setup.Calendars;
        var moved = calendars?.Unconnected is { } series ? new MovedScene(stage, series) : null;
        await new StandupScene(stage).PlayAsync(cancel);
        if (calendars?.Unconnected is { } picked) await new PickScene(stage, picked).PlayAsync(cancel);
        await new CrowdScene(stage).PlayAsync(cancel);
        if (moved is not null) await moved.ToldAsync(cancel);
        await new PersonalScene(stage).PlayAsync(cancel);
        if (moved is not null) await moved.UnheardAsync(cancel);
        await new LeadershipScene(stage).PlayAsync(cancel);
        if (calendars?.Of(stage.Setup.Company.Payouts.Chat) is { } calledOff) await new CalledOffScene(stage, calledOff).PlayAsync(cancel);
    }

    private static void Introduce(RehearsalSetup setup, Narrator narrator)
    {
        var company = setup.Company;
        var people = Math.Max(setup.Options.People, 9);
        var speed = setup.Options.Speed.ToString("0.#", CultureInfo.InvariantCulture);
        var meetings = Words.Count((setup.Calendars is null ? 2 : 3) + company.Crowd.Length, "meeting");
        var pace = $"time runs {speed} x or faster   seed {Words.Of(setup.Options.Seed)}";
        narrator.Title($"OkrBot rehearsal   one company, {meetings}, {Words.Of(people)} people   {pace}");
        narrator.Plain("The real program, real tokens, a database file of its own. Nothing leaves this machine.");
        narrator.Plain();
        var teams = Words.Count(3 + company.Crowd.Length, "team");
        var keyResults = Words.Count(company.Checkout.KeyResults.Length, "key result");
        narrator.Plain($"  {company.Name}   week 5 of 13   {teams}   company: 2 objectives   Checkout: 3 objectives, {keyResults}");
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
            Graph = stage.Setup.Calendars is null ? null : GraphFigures.Of(tenant, stage.Notices),
            Missed = stage.Missed,
            Violations = [.. tenant.Violations.All],
        };
    }

    private static void Conclude(RehearsalReport report, Narrator narrator)
    {
        var punctual = report.RoomsOpened == report.RoomsClosed && report.ClosedOnTime >= Math.Min(2, report.RoomsClosed);
        var onTime = punctual ? " on time" : $", {Words.Of(report.ClosedOnTime)} seen on time";
        var answers = $"{Words.Count(report.AnswersSaved, "answer")} saved, {Words.Of(report.AnswersFound)} found again after a restart";
        var rooms = $"{Words.Count(report.RoomsOpened, "room")} opened and {Words.Of(report.RoomsClosed)} closed{onTime}";
        narrator.Plain();
        narrator.Plain($"Facts     {answers}; {rooms};", FactColumn);
        var storage = report.StorageRequests > 0 ? $"{Words.Count(report.StorageRequests, "storage request")}, " : "";
        var sent = $"{Words.Count(report.MessagesSent, "message")} sent, {Words.Of(report.Throttled)} throttled";
        narrator.Plain($"          {storage}{sent}, {Words.Of(report.Lost)} lost, {Words.Of(report.Doubled)} doubled.", FactColumn);
        if (report.Graph is { } graph) narrator.Plain($"Graph     {graph.InWords}", FactColumn);
        foreach (var violation in report.Violations) narrator.Trouble($"{violation.Rule}: {violation.Detail}");
        if (!report.Missed.IsEmpty) narrator.Trouble($"{Words.Count(report.Missed.Length, "step")} of the script could not be played.");
    }
}
