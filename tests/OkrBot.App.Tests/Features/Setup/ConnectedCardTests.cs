using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Setup;
using OkrBot.App.Tests.Features.CheckIns.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Tests.Features.Setup;

public sealed class ConnectedCardTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Setup", "Connected"];
    private static readonly TeamCycleId Search = new(new("t"), new("search"), new("2026-10-05"));
    private static readonly Dictionary<string, Func<AdaptiveCard>> Cards = new(Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cards.Keys];
    public static TheoryData<string> Texts => [Worst.German, Worst.Japanese, Worst.Arabic, Worst.Hostile];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_comes_after_a_connection_is_written_as_approved(string name) => ApprovedGallery.Hold(Cards, name, Folder);

    [Fact]
    public void Nothing_approved_is_left_without_its_card() => ApprovedGallery.AllHaveTheirCard(Cards, Folder);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_a_team_or_a_meeting_is_called_it_stays_a_name(string text)
    {
        var words = WordBook.For(SetupFeature.Slice, "de");
        CardRules.Hold(ConnectedCard.Render(new ConnectedView(Search, text, words.Text("pick.done", ("team", MarkdownText.Escape(text)), ("meeting", MarkdownText.Escape(text)), ("next", "")), "v") { IsPersonal = true }, words));
    }

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(SetupFeature.Slice, language);
        var next = new DateTimeOffset(2026, 11, 10, 8, 30, 0, TimeSpan.Zero);
        var when = words.Text("pick.when", ("day", Clock.Day(next)), ("time", Clock.Time(next)));
        var view = new ConnectedView(Search, "Search", words.Text("pick.done", ("team", "Search"), ("meeting", "Search weekly"), ("next", when)), "8Kq2mZ") { IsPersonal = true };
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["picked" + end] = () => ConnectedCard.Render(view, words),
            ["picked-known" + end] = () => ConnectedCard.Render(view with { HasObjectives = true, Text = words.Text("pick.doneLater", ("team", "Search"), ("meeting", "Search weekly"), ("next", when)) }, words),
            ["by-hand" + end] = () => ConnectedCard.Render(view with { IsPersonal = false, Text = words.Text("connect.done", ("team", "Search")) }, words),
            ["again" + end] = () => ConnectedCard.Render(view with { Text = words.Text("connect.already", ("teams", "Search")) }, words),
        };
    }
}
