using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The first of the room's three parts, which the reader's own view shows as well: what happens now.</summary>
internal static class RoomParts
{
    private const int MostOpenTitles = 4;

    public static IEnumerable<CardElement> Now(RoomView room, Words words)
    {
        if (room.OffersSkip)
            yield return Rich.Labelled(words["room.noneYet"], Rich.Plain(words["room.noneYetMore"])).AsPart();
        else if (room.NobodyRunsIt)
            yield return Rich.Labelled(words["room.nobody"], Rich.Plain(words["room.nobodyMore"])).AsPart();
        if (room.Phase == SegmentPhase.LastCall) yield return LastCall(room, words);
        if (room.CountsOnly)
        {
            foreach (var element in CountsPart.Render(room.Counts, [.. room.Sections.Select(s => (s.Team, s.Counts))], words)) yield return element;
        }
        else if (room.Phase != SegmentPhase.AnswerTime)
        {
            foreach (var element in AgendaPart.Render(room, words)) yield return element;
        }
        else if (!room.NobodyRunsIt)
        {
            yield return Rich.Labelled(words["room.answerTime"], Rich.Plain(words.Text("room.listComes", ("time", Clock.Time(room.RankAt))))).AsPart();
        }
    }

    public static Container LastCall(RoomView room, Words words)
    {
        var open = room.IsOnlyAwayOpen ? words["room.onlyAway"] : room.OpenCount == 0 && room.StillOpen.IsEmpty ? words["room.allAnswered"]
            : room.CountsOnly ? words.Plural("room.openCount", room.OpenCount)
            : words.Text("room.stillOpen", ("titles", StatusWords.Titles(room.StillOpen, MostOpenTitles, words)));
        return Layout.Notice(Rich.Labelled(words["room.lastCall"], Rich.Plain(open)));
    }
}
