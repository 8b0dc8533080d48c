using System.Text.Json;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Tests.Features.CheckIns;

public sealed class BusySaveTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 8, 31, 0, TimeSpan.Zero);
    private static readonly TeamCycleId Id = new(new TenantId("t"), new TeamId("team"), new CycleId("2026-10-05"));
    private static readonly PersonId Dina = new("dina");
    private static readonly ChatId Chat = new("19:s");

    [Fact]
    public async Task A_dialog_whose_save_found_no_turn_comes_back_with_what_was_typed()
    {
        // Nothing is saved, so nobody looks for a twin.
        var desk = new CheckInDesk(new BusyTeams(), twins: null!, new PublicAddress(null));
        var reply = await new SaveAnswersHandler(desk, new AnswerForms(desk), new RefusalReplies(desk)).HandleAsync(Sent(), CancellationToken.None);
        var card = CardJson.Write(Assert.IsType<Reply.Dialog>(reply).Card).ToJsonString();
        Assert.Contains("Busy, nothing was saved", card, StringComparison.Ordinal);
        Assert.Contains("stopped the campaign", card, StringComparison.Ordinal);
    }

    private static Turn Sent()
    {
        var data = new CardKey(Id.Team, Id.Cycle, Now.AddMinutes(-1), "v").ToData();
        (data["k_value"], data["k_confidence"], data["k_note"]) = ("370", "5", "stopped the campaign");
        using var json = JsonDocument.Parse(data.ToJsonString());
        var from = new Sender("29:dina", Dina, "Dina", "en", null);
        var chat = new Conversation(Chat, ChatKind.Group, new Uri("https://smba.trafficmanager.net/emea/"), "m");
        return new Turn(Id.Tenant, from, chat, "1", Now, new Act.DialogSent(Verbs.Save, json.RootElement.Clone()));
    }

    /// <summary>Decides, as the store does, and never gets its turn to write.</summary>
    private sealed class BusyTeams : ITeamCycles
    {
        public Task<Change> ChangeAsync(TeamCycleId id, CommandStamp command, Func<TeamCycle, Decision> decide, CancellationToken cancel)
        {
            decide(State());
            return Task.FromResult<Change>(new Change.Busy());
        }

        public Task<TeamCycle?> FindAsync(TeamCycleId id, CancellationToken cancel) => throw new NotSupportedException();
        public Task<bool> StartAsync(TeamCycleId id, IReadOnlyList<TeamEvent> first, CommandStamp command, CancellationToken cancel) => throw new NotSupportedException();
        public Task<IReadOnlyList<Effect>> PendingEffectsAsync(TeamCycleId id, CancellationToken cancel) => throw new NotSupportedException();
        public Task EffectDoneAsync(TeamCycleId id, string effectId, CancellationToken cancel) => throw new NotSupportedException();
        public IAsyncEnumerable<HistoryEntry> HistoryAsync(TeamCycleId id, CancellationToken cancel) => throw new NotSupportedException();

        private static TeamCycle State()
        {
            var schedule = new WeeklySchedule(new DateOnly(2026, 11, 3), new TimeOnly(8, 30), TimeSpan.FromMinutes(30), "UTC");
            var meeting = new ConnectedMeeting(new SeriesId(Chat.Value), Chat, "Standup", schedule);
            var team = new Team(Id.Team, "Team", TeamKind.Team, "UTC", "en", Dina, [new Member(Dina, "Dina")], meeting, Placement.AtStart);
            var cycle = new Cycle(Id.Cycle, new DateOnly(2026, 10, 5));
            var objective = new Objective(new ObjectiveId("o"), 1, "Fewer questions", "", Ambition.Committed, ObjectiveState.Active);
            var keyResult = new KeyResult(new KeyResultId("k"), objective.Id, 1, "Questions", new Measure.Metric(500, 100, "questions"), Dina, 1, cycle.Start, cycle.End, []);
            return TeamHistory.Replay(Id, [new TeamEvent.TeamJoinedCycle(team, cycle), new TeamEvent.ObjectiveWritten(objective), new TeamEvent.KeyResultWritten(keyResult)]);
        }
    }
}
