using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Setup;
using OkrBot.App.Features.Setup.Picking;
using OkrBot.App.Ports;
using OkrBot.App.Tests.Features.CheckIns.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Tests.Features.Setup.Picking;

public sealed class PickCardTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Setup", "Picking", "Approved"];
    private static readonly Dictionary<string, Func<AdaptiveCard>> Cards = new(Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cards.Keys];
    public static TheoryData<string> Texts => [Worst.German, Worst.Japanese, Worst.Arabic, Worst.Hostile];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_list_of_meetings_is_written_as_approved(string name) => ApprovedGallery.Hold(Cards, name, Folder);

    [Fact]
    public void Nothing_approved_is_left_without_its_card() => ApprovedGallery.AllHaveTheirCard(Cards, Folder);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_a_meeting_or_a_team_is_called_it_stays_a_name(string text)
    {
        var card = PickCard.Render(new PickView([.. Enumerable.Range(0, 40).Select(i => Weekly(text, i))], [.. Enumerable.Range(0, 50).Select(i => (new TeamId($"t{i}"), text))], "Asia/Kolkata"),
            WordBook.For(SetupFeature.Slice, "de"));
        CardRules.Hold(card);
        CardRules.Hold(PickCard.Render(new PickView([.. Enumerable.Range(0, 40).Select(i => Weekly(text, i) with { IsOrganizer = false, Organizer = text })], [], "Asia/Kolkata") { Page = 1 },
            WordBook.For(SetupFeature.Slice, "de")));
    }

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(SetupFeature.Slice, language);
        ImmutableArray<RecurringMeeting> meetings =
        [
            Weekly("Daily stand-up", 0) with { Rhythm = MeetingRhythm.Daily, Invited = 6 },
            Weekly("Checkout weekly", 1) with { Invited = 1 },
            Weekly("Leadership of payments and checkout, with everybody who is responsible for anything", 2) with { Every = 2, Invited = 14 },
            Weekly("", 9) with { Rhythm = MeetingRhythm.Monthly, Invited = 0 },
        ];
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["pick-first" + end] = () => PickCard.Render(new PickView(meetings, [], "Europe/Berlin"), words),
            ["pick-own-teams" + end] = () => PickCard.Render(new PickView(meetings, [(new TeamId("checkout"), "Checkout"), (new TeamId("growth"), "Growth")], "Asia/Kolkata"), words),
            ["pick-no-zone" + end] = () => PickCard.Render(new PickView(meetings, [], null), words),
            ["pick-many" + end] = () => PickCard.Render(new PickView([.. Enumerable.Range(0, 18).Select(i => Weekly($"Meeting {i + 1}", i))], [], "Europe/Berlin"), words),
            ["pick-invited" + end] = () => PickCard.Render(
                new PickView([.. Enumerable.Range(0, 18).Select(i => Weekly($"Meeting {i + 1}", i) with { IsOrganizer = i < 15, Organizer = "Ann Arbor" })], [], "Europe/Berlin") { Page = 1 }, words),
        };
    }

    private static RecurringMeeting Weekly(string title, int day)
    {
        var start = new DateTimeOffset(2026, 11, 10, 8, 30, 0, TimeSpan.Zero).AddDays(day);
        return new($"series {day}", title, MeetingRhythm.Weekly, 1, "Europe/Berlin", start, TimeSpan.FromMinutes(30), new HeldMeeting(start, start.AddMinutes(30), start), 7, "https://teams.microsoft.com/l/meetup-join/x");
    }
}
