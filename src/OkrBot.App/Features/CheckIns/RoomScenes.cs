using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.App.Ports;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>What everybody sees of a meeting's check-in at this moment, and what its posting means for the ten minutes.</summary>
internal sealed class RoomScenes(ITeamCycles teams, PublicAddress address, TimeProvider time)
{
    public (AdaptiveCard Card, SendClass Class) Render(Room room, RoomNow shown)
    {
        var view = ViewToken.From(room.Occurrence.Series.Value, room.Occurrence.Start.ToString("O", CultureInfo.InvariantCulture), shown.Version.ToString(CultureInfo.InvariantCulture));
        var now = time.GetUtcNow();
        var language = shown.Teams[0].Team.Language;
        var words = WordBook.For(CheckInDesk.Slice, language);
        var scenes = new ViewScenes([.. shown.Teams.Select(state => ViewScene.Of(Veil.Over(state, reader: null, words), shown.On, now, view, address.BaseUrl))]);
        if (!shown.IsOpen(now))
        {
            var everyone = new Reader(null, "", language);
            return (SummaryCard.Render(ViewBuilder.Summary(scenes, everyone, shown.IsCountsOnly(room)) with { Refreshers = room.Refreshers }, words), SendClass.Close);
        }
        var card = RoomCard.Render(ViewBuilder.Room(scenes, language, shown.IsCountsOnly(room)) with { Refreshers = room.Refreshers }, words);
        return (card, room.ActivityId is null ? SendClass.Open : SendClass.RoomCard);
    }

    /// <summary>The ten minutes count from the moment at which people could see the card.</summary>
    public async Task MoveCloseAsync(RoomNow shown, DateTimeOffset postedAt, CancellationToken cancel)
    {
        var first = shown.Teams.MinBy(t => t.Find(shown.On)!.OpenedAt)!;
        if (first.Find(shown.On)!.OpenedAt is not { } opened || postedAt - opened <= Opening.PostedLateAfter) return;
        var stamp = new CommandStamp($"posted-{shown.On.Start.ToUnixTimeSeconds()}", null, postedAt);
        await teams.ChangeAsync(first.Id, stamp, s => Opening.PostedLate(s, shown.On, postedAt), cancel);
    }
}
