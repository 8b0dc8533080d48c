using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Calendar;

/// <summary>Lets the teams of a series follow what its calendar says, and then its own row. Until that one is there the next look does all of it again, so that
/// a crash in between delays and never loses.</summary>
public sealed class FollowWriter(ITeamCycles teams, IDirectory directory)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(10);

    /// <param name="meeting">As it is from now on.</param>
    /// <param name="row">What else the row says from now on.</param>
    /// <returns><see cref="NoAnswer.Later"/> when storage was busy for one of the teams.</returns>
    public async Task<Followed> WriteAsync(SeriesEntry entry, ConnectedMeeting meeting, Func<SeriesEntry, SeriesEntry> row, DateTimeOffset now, CancellationToken cancel)
    {
        // Once more after a change and back is another wish; the rule itself does nothing twice.
        var stamp = new CommandStamp("follow-" + ViewToken.From(entry.Series.Value, now.UtcTicks.ToString(CultureInfo.InvariantCulture)), null, now);
        if (!await TellAsync(entry.Teams, stamp, meeting, now, cancel)) return new Followed(entry, new NoAnswer.Later(now + TryAgain));
        var stored = await directory.ChangeSeriesAsync(entry.Tenant, entry.Series,
            known => row((known ?? entry) with { Title = meeting.Title, Schedule = meeting.Schedule, Known = meeting.Known }), cancel);
        // A team that came meanwhile, or went into its next cycle, was not among those told.
        return await TellAsync([.. stored.Teams.Except(entry.Teams)], stamp, meeting, now, cancel) ? new Followed(stored, null) : new Followed(stored, new NoAnswer.Later(now + TryAgain));
    }

    /// <returns>False when storage was busy for one of them.</returns>
    private async Task<bool> TellAsync(ImmutableArray<TeamCycleId> all, CommandStamp stamp, ConnectedMeeting meeting, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var team in all)
            if (await teams.ChangeAsync(team, stamp, state => Rescheduling.Decide(state, new FollowMeeting(meeting), now), cancel) is Change.Busy) return false;
        return true;
    }
}
