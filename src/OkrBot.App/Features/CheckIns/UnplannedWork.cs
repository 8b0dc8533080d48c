using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>A meeting began when none is known to be held: its calendar is asked once, and the start counts as the calendar has it then. Moved there unheard,
/// the check-in opens. Without an answer nothing is held now, as before. Running twice opens nothing twice: the rule finds what the first run did.</summary>
internal sealed class UnplannedWork(IDirectory directory, ITeamCycles teams, SeriesFollower follower, TimeProvider time) : IWorkHandler
{
    public const string Kind = "segment.unplanned";

    /// <summary>So long after the start a calendar that is busy is asked again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <param name="began">When Teams says that it began; stands in the item as the start of what is held.</param>
    public static WorkItem ItemOf(SeriesEntry series, DateTimeOffset began, DateTimeOffset now)
        => new(Kind, string.Create(CultureInfo.InvariantCulture, $"unplanned:{series.Tenant}:{series.Series}:{began.ToUnixTimeSeconds()}"), now, now)
        {
            Chat = new ChatPlace(series.Tenant, series.Chat),
            Occurrence = new Occurrence(series.Series, began),
        };

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Occurrence: { Start: var began } on, Chat.Tenant: var tenant }) return new WorkResult.Failed("an unplanned start names a chat and when it was");
        if (await directory.FindSeriesAsync(tenant, on.Series, cancel) is not { Removed: false, Calendar: not null } series) return WorkResult.Done;
        var now = time.GetUtcNow();
        var followed = await follower.CheckAsync(series, now, cancel);
        var isUnknown = false;
        foreach (var team in followed.Series.Teams)
        {
            var change = await teams.ChangeAsync(team, Stamp(began, now), state => MeetingTeams.Beginning(state, followed.Series.Meeting, began) is { } held
                ? MeetingTeams.Began(state, (held.Occurrence, held.End), began, now)
                : new NoCheckInNow(null), cancel);
            if (change is Change.Busy) return new WorkResult.Later(now + LookAgain);
            isUnknown |= change is Change.Refused { Refusal: NoCheckInNow };
        }
        return isUnknown && followed.Why is NoAnswer.Later { At: var again } && again <= item.CreatedAt + Patience ? new WorkResult.Later(again) : WorkResult.Done;
    }

    private static CommandStamp Stamp(DateTimeOffset began, DateTimeOffset now)
        => new(string.Create(CultureInfo.InvariantCulture, $"unplanned-{began.UtcTicks}-{now.ToUnixTimeMilliseconds()}"), null, now);
}
