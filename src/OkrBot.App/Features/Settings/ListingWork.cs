using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;

namespace OkrBot.App.Features.Settings;

/// <summary>Looks again whether the directory says what a team's settings say: queued before each change, so that a crash after the change only
/// delays what others read of it.</summary>
internal sealed class ListingWork(ITeamCycles teams, TeamListing listing, GuestPlaces guests, TimeProvider time) : IWorkHandler
{
    public const string Kind = "team.listing";

    /// <summary>Later than a turn may last.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(30);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Team is not { } team) return new WorkResult.Failed("a listing names a team");
        if (await teams.FindAsync(team, cancel) is not { } state) return WorkResult.Done;
        await listing.KeepAsync(state, item.Chat is { } chat ? new SeriesId(chat.Chat.Value) : null, cancel);
        await guests.SettleAsync(state, time.GetUtcNow(), cancel);
        return WorkResult.Done;
    }
}
