using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>What everybody sees of a segment at this moment, and what its posting means for the ten minutes.</summary>
internal sealed class RoomScenes(ITeamCycles teams, PublicAddress address, TimeProvider time)
{
    public (AdaptiveCard Card, SendClass Class) Render(Room room, TeamCycle state, Segment segment)
    {
        var view = ViewToken.From(room.Occurrence.Series.Value, room.Occurrence.Start.ToString("O", CultureInfo.InvariantCulture), state.Version.ToString(CultureInfo.InvariantCulture));
        var now = time.GetUtcNow();
        var scenes = ViewScenes.Of(new ViewScene(state, segment, now, view, address.BaseUrl));
        var words = WordBook.For(CheckInDesk.Slice, state.Team.Language);
        if (!segment.IsOpen(now))
        {
            var everyone = new Reader(null, "", state.Team.Language);
            return (SummaryCard.Render(ViewBuilder.Summary(scenes, everyone) with { Refreshers = room.Refreshers }, words), SendClass.Close);
        }
        var card = RoomCard.Render(ViewBuilder.Room(scenes, state.Team.Language) with { Refreshers = room.Refreshers }, words);
        return (card, room.ActivityId is null ? SendClass.Open : SendClass.RoomCard);
    }

    /// <summary>The ten minutes count from the moment at which people could see the card.</summary>
    public async Task MoveCloseAsync(TeamCycle state, Segment segment, DateTimeOffset postedAt, CancellationToken cancel)
    {
        if (segment.OpenedAt is not { } opened || postedAt - opened <= Opening.PostedLateAfter) return;
        var stamp = new CommandStamp($"posted-{segment.Occurrence.Start.ToUnixTimeSeconds()}", null, postedAt);
        await teams.ChangeAsync(state.Id, stamp, s => Opening.PostedLate(s, segment.Occurrence, postedAt), cancel);
    }
}
