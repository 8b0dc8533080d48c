using System.Text.Json.Nodes;
using OkrBot.Browser.Tests.Kit;

namespace OkrBot.Browser.Tests;

/// <summary>Every approved card in the official renderer: a card that is approved tomorrow is looked at tomorrow.</summary>
[Collection(InBrowser.Name)]
public sealed class CardTests(Chromium chromium)
{
    private const int Fewest = 30;
    private const int Narrow = 320;
    private const int Wide = 560;

    [Fact]
    public async Task Every_approved_card_is_read_without_an_event_and_shown_without_a_cut_text()
    {
        var renderer = await Renderer.OpenAsync(chromium);
        Assert.True(ApprovedCard.All.Count >= Fewest, $"only {ApprovedCard.All.Count} approved cards were found");
        List<string> wrong = [];
        foreach (var card in ApprovedCard.All)
            foreach (var width in new[] { Narrow, Wide })
                wrong.AddRange((await renderer.DrawAsync(card.Json, "light", width)).Select(what => $"{card.Name} at {width} px: {what}"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        await renderer.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Every_approved_card_has_only_what_teams_own_types_know() => Assert.Empty(await MistypedAsync(ApprovedCard.All));

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Axe_finds_nothing_in_any_approved_card(string theme)
    {
        var renderer = await Renderer.OpenAsync(chromium, 1800);
        Assert.True(ApprovedCard.All.Count >= Fewest, $"only {ApprovedCard.All.Count} approved cards were found");
        await renderer.SheetAsync(ApprovedCard.All, theme, Wide, all: true);
        var wrong = await renderer.AxeAsync();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        await renderer.Page.Context.CloseAsync();
    }

    /// <summary>For people: <c>artifacts/browser/cards-….png</c>.</summary>
    [Theory]
    [InlineData("light", Narrow)]
    [InlineData("dark", Wide)]
    public async Task All_cards_are_left_on_one_picture(string theme, int width)
    {
        var renderer = await Renderer.OpenAsync(chromium, 1800);
        var file = $"cards-{theme}-{width}.png";
        await renderer.SheetAsync(ApprovedCard.All, theme, width, all: false);
        await renderer.Page.ScreenshotAsync(new() { Path = Pictures.PathOf(file), FullPage = true });
        Assert.True(new FileInfo(Pictures.PathOf(file)).Length > 50_000);
        await renderer.Page.Context.CloseAsync();
    }

    /// <summary>The other tests here would say nothing about a renderer that says nothing.</summary>
    [Fact]
    public async Task A_card_with_mistakes_is_found_out()
    {
        var renderer = await Renderer.OpenAsync(chromium);
        var wrong = (JsonObject)JsonNode.Parse("""
            {"type":"AdaptiveCard","version":"1.5","lang":"en-GB","body":[{"type":"Chart.Donut","data":[]},{"type":"Chart.Line","data":[],"fallback":{"type":"TextBlock","text":"70"}},
            {"type":"TextBlock","text":"","wrapp":true},
            {"type":"TextBlock","text":"A line that is much too long to be shown in a narrow card as it is"},
            {"type":"TextBlock","text":"Low contrast","color":"warning"}]}
            """)!;
        var found = await renderer.DrawAsync(wrong, "light", Narrow);
        Assert.Contains(found, what => what.Contains("Chart.Donut", StringComparison.Ordinal));
        // It has something to show in its place.
        Assert.DoesNotContain(found, what => what.Contains("Chart.Line", StringComparison.Ordinal));
        Assert.Contains(found, what => what.Contains("en-GB", StringComparison.Ordinal));
        Assert.Contains(found, what => what.StartsWith("cut: A line", StringComparison.Ordinal));
        Assert.Contains(await MistypedAsync([new("wrong", wrong)]), what => what.StartsWith("wrong: ", StringComparison.Ordinal) && what.Contains("wrapp", StringComparison.Ordinal));
        await renderer.Page.EvaluateAsync("() => { document.querySelector('.card p').style.color = '#bbbbbb'; }");
        Assert.Contains(await renderer.AxeAsync(), what => what.Contains("color-contrast", StringComparison.Ordinal));
        await renderer.Page.Context.CloseAsync();
    }

    private static async Task<IReadOnlyList<string>> MistypedAsync(IEnumerable<ApprovedCard> cards)
    {
        Node.Package("@microsoft", "teams.cards", "package.json");
        var all = new JsonArray([.. cards.Select(card => new JsonObject { ["name"] = card.Name, ["json"] = card.Json.DeepClone() })]);
        return [.. ((JsonArray)await Node.RunAsync("types.mjs", all)).Select(what => (string)what!)];
    }
}
