using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Scale;

/// <summary>Many teams whose weekly meetings stand in the calendars of fewer organisers and are followed there. The benchmarks use it too.</summary>
internal sealed class SyncSeed(IServiceProvider services, StandInTenant tenant, Cycle cycle)
{
    private const int AtOnce = 64;
    private const string Zone = "Europe/Berlin";
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);
    private static readonly DateTime FirstMeeting = new(2026, 11, 3, 9, 0, 0, DateTimeKind.Unspecified);

    private readonly TenantId _home = new(tenant.Options.TenantId);

    public ImmutableArray<TenantPerson> Organisers { get; private set; } = [];
    public ImmutableArray<CalendarItem> Series { get; private set; } = [];

    public async Task SowAsync(int teams, int mailboxes, CancellationToken cancel)
    {
        Organisers = [.. Enumerable.Range(0, mailboxes).Select(at => tenant.World.AddPerson($"Organiser {Text(at)}"))];
        Series = [.. Enumerable.Range(0, teams).Select(Schedule)];
        await Parallel.ForEachAsync(Series.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            (one, stop) => new ValueTask(SowTeamAsync(one.Index, one.Item, stop)));
        var watches = services.GetRequiredService<IWatches>();
        foreach (var group in Series.GroupBy(item => item.Organizer))
            await watches.ChangeAsync(_home, IdOf(group.Key), _ => new WatchEntry(_home, IdOf(group.Key), [.. group.Select(item => new SeriesId(item.Online!.ThreadId))]), cancel);
    }

    /// <summary>One item of work for each calendar, due now.</summary>
    public async Task QueueAsync(string kind, DateTimeOffset now, CancellationToken cancel)
    {
        var queue = services.GetRequiredService<IWorkQueue>();
        foreach (var some in Organisers.Chunk(100))
            await queue.EnqueueAsync([.. some.Select(person => CalendarWork.ItemOf(kind, _home, IdOf(person), now, now))], cancel);
    }

    private CalendarItem Schedule(int at)
    {
        var organiser = Organisers[at % Organisers.Length];
        var chat = tenant.World.AddMeetingChat($"Team {Text(at)} weekly", organiser, new DateTimeOffset(FirstMeeting, TimeSpan.FromHours(1)), Length, [organiser]);
        return tenant.Graph.Calendars.Schedule(organiser, chat, FirstMeeting.AddHours(at / Organisers.Length), Length, Rhythm.Weekly(), Zone);
    }

    private async Task SowTeamAsync(int at, CalendarItem item, CancellationToken cancel)
    {
        var (team, owner) = (new TeamId("sync-" + ViewToken.From("sync", Text(at))), IdOf(item.Organizer));
        var id = new TeamCycleId(_home, team, cycle.Id);
        var schedule = new WeeklySchedule(DateOnly.FromDateTime(item.Start), TimeOnly.FromDateTime(item.Start), Length, Zone);
        var meeting = new ConnectedMeeting(new SeriesId(item.Online!.ThreadId), new ChatId(item.Online.ThreadId), item.Subject, schedule);
        TeamEvent joined = new TeamEvent.TeamJoinedCycle(new Team(team, "Team " + Text(at), TeamKind.Team, Zone, "en", owner, [new Member(owner, item.Organizer.Name)], meeting, Placement.AtStart), cycle);
        await services.GetRequiredService<ITeamCycles>().StartAsync(id, [joined], new CommandStamp("sow", null, DateTimeOffset.UnixEpoch), cancel);
        var directory = services.GetRequiredService<IDirectory>();
        var series = new SeriesEntry(_home, meeting.Series, meeting.Chat, tenant.ServiceUrl, meeting.Title, schedule, [id]) { Calendar = new CalendarLink(owner, item.IdFor(item.Organizer)) };
        await directory.ChangeSeriesAsync(_home, series.Series, _ => series, cancel);
        var entry = new TeamEntry(_home, team, "Team", Zone, "en", cycle.Id, null, owner);
        await directory.ChangeTeamAsync(_home, team, _ => entry, cancel);
    }

    private static PersonId IdOf(TenantPerson person) => new(person.ObjectId!);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
