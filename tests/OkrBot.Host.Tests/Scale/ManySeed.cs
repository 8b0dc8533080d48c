using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.Host.Tests.Scale;

/// <summary>Brings many teams into a store, all of which meet on 3 November 2026 at nine in Berlin. The benchmarks use it too.</summary>
internal static class ManySeed
{
    private const int AtOnce = 64;
    private const string Zone = "Europe/Berlin";

    public static Task SowAsync(IServiceProvider services, TenantId tenant, Cycle cycle, int count, CancellationToken cancel)
        => Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            (number, stop) => new ValueTask(SowOneAsync(services, tenant, cycle, number.ToString(CultureInfo.InvariantCulture), stop)));

    private static async Task SowOneAsync(IServiceProvider services, TenantId tenant, Cycle cycle, string number, CancellationToken cancel)
    {
        // As the program names them: ids of teams and chats say nothing of when they were made.
        var chat = $"19:meeting_{ViewToken.From("chat", number)}@thread.v2";
        var (team, owner) = (new TeamId("t-" + ViewToken.From("team", number)), new PersonId("p-" + chat));
        var schedule = new WeeklySchedule(new DateOnly(2026, 11, 3), new TimeOnly(9, 0), TimeSpan.FromMinutes(30), Zone);
        var meeting = new ConnectedMeeting(new SeriesId(chat), new ChatId(chat), "Weekly", schedule);
        var id = new TeamCycleId(tenant, team, cycle.Id);
        var objective = new Objective(new ObjectiveId("o"), 1, "Fewer people wait", "Waiting is what others name first", Ambition.Aspirational, ObjectiveState.Active);
        var keyResult = new KeyResult(new KeyResultId("k"), objective.Id, 1, "Answered in a day", new Measure.Metric(50, 90, "%"), owner, 1, cycle.Start, cycle.End, []);
        TeamEvent[] first =
        [
            new TeamEvent.TeamJoinedCycle(new Team(team, "Team " + number, TeamKind.Team, Zone, "en", owner, [new Member(owner, "Ann")], meeting, Placement.AtStart), cycle),
            new TeamEvent.ObjectiveWritten(objective), new TeamEvent.KeyResultWritten(keyResult),
        ];
        await services.GetRequiredService<ITeamCycles>().StartAsync(id, first, new CommandStamp("sow", null, DateTimeOffset.UnixEpoch), cancel);
        await services.GetRequiredService<IBoard>().PublishAsync(new BoardRow(id, 1, "Team", [], null), cancel);
        var directory = services.GetRequiredService<IDirectory>();
        var series = new SeriesEntry(tenant, meeting.Series, meeting.Chat, new Uri("https://smba.trafficmanager.net/emea/"), meeting.Title, schedule, [id]);
        await directory.ChangeSeriesAsync(tenant, series.Series, _ => series, cancel);
        var entry = new TeamEntry(tenant, team, "Team", Zone, "en", cycle.Id, null, owner);
        await directory.ChangeTeamAsync(tenant, team, _ => entry, cancel);
    }
}
