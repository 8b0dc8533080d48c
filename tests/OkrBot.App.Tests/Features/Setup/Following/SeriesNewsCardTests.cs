using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Setup;
using OkrBot.App.Features.Setup.Following;
using OkrBot.App.Ports;
using OkrBot.App.Tests.Features.CheckIns.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Tests.Features.Setup.Following;

public sealed class SeriesNewsCardTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Setup", "Following", "Approved"];
    private static readonly Dictionary<string, Func<AdaptiveCard>> Cards = new(Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cards.Keys];
    public static TheoryData<string> Texts => [Worst.German, Worst.Japanese, Worst.Arabic, Worst.Hostile, ""];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_piece_of_news_is_written_as_approved(string name) => ApprovedGallery.Hold(Cards, name, Folder);

    [Fact]
    public void Nothing_approved_is_left_without_its_card() => ApprovedGallery.AllHaveTheirCard(Cards, Folder);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_a_meeting_or_a_team_is_called_it_stays_a_name(string text)
    {
        foreach (var what in Enum.GetValues<SeriesTurn>()) CardRules.Hold(SeriesNewsCard.Line(what, text, WordBook.For(SetupFeature.Slice, "de")));
        foreach (var what in Enum.GetValues<SeriesTurn>())
            foreach (var mayUse in new[] { true, false })
                CardRules.Hold(SeriesNewsCard.Render(View(what) with { Meeting = text, TeamName = text, Next = Weekly(text), MayUse = mayUse }, WordBook.For(SetupFeature.Slice, "de")));
    }

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(SetupFeature.Slice, language);
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["news-ended" + end] = () => SeriesNewsCard.Render(View(SeriesTurn.Ended), words),
            ["news-ended-successor" + end] = () => SeriesNewsCard.Render(View(SeriesTurn.Ended) with { Next = Weekly("Search weekly"), MayUse = true }, words),
            ["news-ended-somebody-elses" + end] = () => SeriesNewsCard.Render(View(SeriesTurn.Ended) with { Next = Weekly("Search weekly") }, words),
            ["news-organiser" + end] = () => SeriesNewsCard.Render(View(SeriesTurn.NewOrganizer), words),
            ["news-yours" + end] = () => SeriesNewsCard.Render(View(SeriesTurn.OtherCalendar) with { MayUse = true }, words),
            ["news-entry" + end] = () => SeriesNewsCard.Render(View(SeriesTurn.OtherCalendar), words),
            ["news-room-ended" + end] = () => SeriesNewsCard.Line(SeriesTurn.Ended, "Search", words),
            ["news-room-organiser" + end] = () => SeriesNewsCard.Line(SeriesTurn.NewOrganizer, "Search", words),
            ["news-room-entry" + end] = () => SeriesNewsCard.Line(SeriesTurn.OtherCalendar, "Search", words),
            ["news-room-calendar" + end] = () => SeriesNewsCard.Line(SeriesTurn.NoCalendar, "Search", words),
            ["news-calendar" + end] = () => SeriesNewsCard.Render(View(SeriesTurn.NoCalendar), words),
        };
    }

    private static SeriesNewsView View(SeriesTurn what) => new(what, "Search weekly", new TeamId("search"), "Search", null, MayUse: false, "Europe/Berlin");

    private static RecurringMeeting Weekly(string title)
    {
        var start = new DateTimeOffset(2026, 11, 12, 9, 0, 0, TimeSpan.Zero);
        return new("series 2", title, MeetingRhythm.Weekly, 1, "Europe/Berlin", start, TimeSpan.FromMinutes(30), new HeldMeeting(start, start.AddMinutes(30), start), 7, "https://teams.microsoft.com/l/meetup-join/x");
    }
}
