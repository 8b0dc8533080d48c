using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Teams says that a meeting began: its teams' segments open, or wait for the scheduled start.</summary>
internal sealed class MeetingBeganHandler(MeetingTeams meetings) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var started = (Act.MeetingStarted)turn.Act;
        await meetings.ForEachAsync(turn, started.At, (state, on, end) => MeetingTeams.Began(state, (on, end), started.At, turn.Now), cancel);
        return Reply.None;
    }
}

/// <summary>Teams says that a meeting ended: it counts after five minutes without a new start.</summary>
internal sealed class MeetingStoppedHandler(MeetingTeams meetings) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var ended = (Act.MeetingEnded)turn.Act;
        await meetings.ForEachAsync(turn, ended.At, (state, on, _) => Opening.Decide(state, new MeetingStopped(on, ended.At), turn.Now), cancel);
        return Reply.None;
    }
}

/// <summary>The teams that check in in the meeting where the turn happened.</summary>
internal sealed class MeetingTeams(IDirectory directory, ITeamCycles teams, IWorkQueue queue)
{
    private const int MostTries = 3;

    /// <summary>Runs the rule for each team on the occurrence that the instant belongs to; nothing when it belongs to none.</summary>
    /// <returns>The changes, or null when no team is connected here.</returns>
    public async Task<IReadOnlyList<Change>?> ForEachAsync(Turn turn, DateTimeOffset at, Func<TeamCycle, Occurrence, DateTimeOffset?, Decision> decide, CancellationToken cancel)
    {
        var series = await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel) ?? await ByMeetingAsync(turn, cancel);
        if (series is null || series.Removed) return null;
        // Teams may serve a chat from another address than before; every activity tells the one that counts.
        if (series.ServiceUrl != turn.Chat.ServiceUrl)
            series = await directory.ChangeSeriesAsync(turn.Tenant, series.Series, entry => (entry ?? series) with { ServiceUrl = turn.Chat.ServiceUrl }, cancel);
        var changes = new List<Change>();
        foreach (var team in series.Teams)
        {
            var stamp = new CommandStamp(CommandId(turn), turn.From.Person, turn.Now);
            changes.Add(await ChangeAsync(team, stamp, state => DecideOn(state, series, (at, turn.Act), decide), cancel));
        }
        // It may have been moved here, and nobody has told: the calendar knows. Asking it may take longer than Teams waits for an answer.
        if (turn.Act is Act.MeetingStarted && series.Calendar is not null && changes.Exists(change => change is Change.Refused { Refusal: NoCheckInNow }))
            await queue.EnqueueAsync([UnplannedWork.ItemOf(series, at, turn.Now)], cancel);
        return changes;
    }

    /// <summary>What a start means for a team.</summary>
    public static Decision Began(TeamCycle state, (Occurrence On, DateTimeOffset? End) held, DateTimeOffset at, DateTimeOffset now)
        => Opening.Decide(state, new MeetingBegan(held.On, new ChatId(held.On.Series.Value), held.End, at), now);

    /// <summary>What begins when Teams says that the meeting began; null when nothing is held around then.</summary>
    public static ScheduledOccurrence? Beginning(TeamCycle state, ConnectedMeeting meeting, DateTimeOffset at)
        => Occurrences.At(meeting, state.Team.Zone, at) ?? MovedMeetings.At(state, meeting, at);

    /// <summary>A channel meeting's event may name the channel alone: then the meeting's own id says which thread it is.</summary>
    private async Task<SeriesEntry?> ByMeetingAsync(Turn turn, CancellationToken cancel)
    {
        if (turn is not { Chat: { Kind: ChatKind.Channel, MeetingId: { } meeting }, Act: Act.MeetingStarted or Act.MeetingEnded }) return null;
        await foreach (var series in directory.SeriesAsync(turn.Tenant, cancel))
            if (series.MeetingId == meeting && series.Chat.Value.StartsWith(turn.Chat.Id.Value + ";", StringComparison.Ordinal)) return series;
        return null;
    }

    // Nobody presses an event again: it is tried for as long as the turn may last, and then it has not arrived.
    private async Task<Change> ChangeAsync(TeamCycleId team, CommandStamp stamp, Func<TeamCycle, Decision> decide, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
            if (await teams.ChangeAsync(team, stamp, decide, cancel) is var change and not Change.Busy) return change;
        throw new TimeoutException("storage was busy for the whole turn");
    }

    // Events do not always have an id; what they tell, and when it was, names them.
    private static string CommandId(Turn turn) => turn.Act switch
    {
        Act.MeetingStarted started => string.Create(CultureInfo.InvariantCulture, $"meeting-start-{started.At.UtcTicks}"),
        Act.MeetingEnded ended => string.Create(CultureInfo.InvariantCulture, $"meeting-end-{ended.At.UtcTicks}"),
        _ => turn.ActivityId,
    };

    private static Decision DecideOn(TeamCycle state, SeriesEntry series, (DateTimeOffset At, Act Act) asked, Func<TeamCycle, Occurrence, DateTimeOffset?, Decision> decide)
    {
        var meeting = series.Meeting;
        var held = asked.Act switch
        {
            // A person who asks for it means now, also where the schedule knows of no meeting.
            Act.Said => Occurrences.ForCommand(meeting, state.Team.Zone, asked.At),
            Act.MeetingEnded when MovedMeetings.Ending(state, meeting) is { } runs => runs,
            _ => Beginning(state, meeting, asked.At),
        };
        return held is null ? new NoCheckInNow(Occurrences.Next(meeting, asked.At)?.Occurrence.Start) : decide(state, held.Occurrence, held.End);
    }
}
