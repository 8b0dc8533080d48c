using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Host.Jobs;
using OkrBot.Host.Observability;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Scale;

/// <summary>A company of as many teams as asked for, all of which meet at the same minute, in the real program on a real file.</summary>
internal sealed class ManyTeams : IAsyncDisposable
{
    private const int AtOnce = 64;
    private static readonly TimeOnly Meets = new(9, 0);

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
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, many.SowAsync);
        stage.Time.Advance(TimeSpan.FromSeconds(61));
        keys.Reset();
        return many;
    }

    public async ValueTask DisposeAsync() => await Stage.DisposeAsync();

    private async ValueTask SowAsync(int number, CancellationToken cancel)
    {
        var (tenant, cycle, now) = (Stage.Checkout.Id.Tenant, Stage.Company.TenantEntry.Live[0], Stage.Time.Now);
        // As the program names them: ids of teams and chats say nothing of when they were made.
        var chat = $"19:meeting_{ViewToken.From("chat", Text(number))}@thread.v2";
        var (team, owner) = (new TeamId("t-" + ViewToken.From("team", Text(number))), new PersonId("p-" + chat));
        var schedule = new WeeklySchedule(new DateOnly(2026, 11, 3), Meets, TimeSpan.FromMinutes(30), "Europe/Berlin");
        var meeting = new ConnectedMeeting(new SeriesId(chat), new ChatId(chat), "Weekly", schedule);
        var id = new TeamCycleId(tenant, team, cycle.Id);
        var objective = new Objective(new ObjectiveId("o"), 1, "Fewer people wait", "Waiting is what others name first", Ambition.Aspirational, ObjectiveState.Active);
        var keyResult = new KeyResult(new KeyResultId("k"), objective.Id, 1, "Answered in a day", new Measure.Metric(50, 90, "%"), owner, 1, cycle.Start, cycle.End, []);
        TeamEvent[] first =
        [
            new TeamEvent.TeamJoinedCycle(new Team(team, "Team " + Text(number), TeamKind.Team, "Europe/Berlin", "en", owner, [new Member(owner, "Ann")], meeting, Placement.AtStart), cycle),
            new TeamEvent.ObjectiveWritten(objective), new TeamEvent.KeyResultWritten(keyResult),
        ];
        await Stage.Get<ITeamCycles>().StartAsync(id, first, new CommandStamp("sow", null, now), cancel);
        await Stage.Get<IBoard>().PublishAsync(new BoardRow(id, 1, "Team", [], null), cancel);
        var series = new SeriesEntry(tenant, meeting.Series, meeting.Chat, new Uri("https://smba.trafficmanager.net/emea/"), meeting.Title, schedule, [id]);
        await Stage.Get<IDirectory>().ChangeSeriesAsync(tenant, series.Series, _ => series, cancel);
        var entry = new TeamEntry(tenant, team, "Team", "Europe/Berlin", "en", cycle.Id, null, owner);
        await Stage.Get<IDirectory>().ChangeTeamAsync(tenant, team, _ => entry, cancel);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
