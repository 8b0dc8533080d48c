using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>The room row of an occurrence, made when its first card is due.</summary>
internal sealed class RoomFinder(IRooms rooms, IDirectory directory, IRoster roster)
{
    private const int MostRefreshers = 60;

    /// <summary>Null when the meeting's chat is not known (any more).</summary>
    public async Task<StoredRoom?> FindOrAddAsync(TeamCycle state, Segment segment, CancellationToken cancel)
    {
        if (await rooms.FindAsync(state.Id.Tenant, segment.Occurrence, cancel) is { } known) return known;
        var series = await directory.FindSeriesAsync(state.Id.Tenant, segment.Occurrence.Series, cancel);
        if (series is null || series.Removed) return null;
        var chat = new ChatAddress(state.Id.Tenant, segment.Chat, series.ServiceUrl);
        var members = await roster.MembersAsync(chat, cancel) ?? [];
        var room = new Room(state.Id.Tenant, segment.Occurrence, segment.Chat, series.ServiceUrl, [state.Id])
        {
            Refreshers = [.. members.OrderByDescending(m => m.Person is { } p && state.Team.Find(p) is not null).Select(m => m.ChannelId).Take(MostRefreshers)],
        };
        return await rooms.InsertAsync(room, cancel) ?? await rooms.FindAsync(state.Id.Tenant, segment.Occurrence, cancel);
    }
}
