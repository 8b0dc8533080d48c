using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace OkrBot.Browser.Tests.Kit;

/// <summary>A page with the official Adaptive Cards renderer, dressed as Teams.</summary>
internal sealed class Renderer(IPage page)
{
    private const string Empty = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cards</title><style id="style"></style></head>
        <body><main><h1 style="font-size: 12px; margin: 0 0 8px">Cards</h1><div id="cards"></div></main></body></html>
        """;

    public IPage Page { get; } = page;

    public static async Task<Renderer> OpenAsync(Chromium chromium, int width = 620, int height = 900)
    {
        var page = await chromium.OpenAsync(width, height);
        await page.SetContentAsync(Empty);
        await page.AddScriptTagAsync(new() { Path = Node.Package("markdown-it", "dist", "browser", "markdown-it.umd.min.js") });
        await page.AddScriptTagAsync(new() { Path = Node.Package("adaptivecards", "dist", "adaptivecards.min.js") });
        await page.AddScriptTagAsync(new() { Path = Node.Package("axe-core", "axe.min.js") });
        await page.AddScriptTagAsync(new() { Path = Node.Client("renderer.js") });
        return new Renderer(page);
    }

    /// <summary>Draws one card alone.</summary>
    /// <returns>What the renderer found wrong, and which texts are cut.</returns>
    public async Task<IReadOnlyList<string>> DrawAsync(JsonNode card, string theme, int width)
    {
        var drawn = await Page.EvaluateAsync<string>("([json, theme, width]) => JSON.stringify(okr.draw(JSON.parse(json), theme, width))", new object[] { card.ToJsonString(), theme, width });
        var told = JsonNode.Parse(drawn)!;
        return [.. Texts(told["events"]).Select(text => $"event: {text}"), .. Texts(told["cut"]).Select(text => $"cut: {text}")];
    }

    /// <summary>Draws many side by side.</summary>
    /// <param name="all">With everything that is folded away.</param>
    public Task SheetAsync(IEnumerable<ApprovedCard> cards, string theme, int width, bool all)
    {
        var list = new JsonArray([.. cards.Select(card => new JsonObject { ["name"] = card.Name, ["json"] = card.Json.DeepClone() })]);
        return Page.EvaluateAsync("([cards, theme, width, all]) => okr.sheet(JSON.parse(cards), theme, width, all)", new object[] { list.ToJsonString(), theme, width, all });
    }

    /// <summary>What axe finds in what is drawn, each with the name of its card.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
        => JsonSerializer.Deserialize<string[]>(await Page.EvaluateAsync<string>("async () => JSON.stringify(await okr.axe())"))!;

    /// <summary>Shows a card to use, the focus on the card itself. A press gets the answer's card in its place.</summary>
    public async Task UseAsync(JsonNode card, Func<string, JsonObject, Task<JsonNode?>> press)
    {
        await Page.ExposeFunctionAsync("okrPress", async (string text) =>
        {
            var action = JsonNode.Parse(text)!;
            return (await press((string)action["verb"]!, action["data"] as JsonObject ?? []))?.ToJsonString();
        });
        await Page.EvaluateAsync("([json]) => okr.use(JSON.parse(json), 560)", new object[] { card.ToJsonString() });
    }

    /// <summary>All keys pressed on the page so far, as the browser counted them.</summary>
    public Task<string[]> KeysAsync() => Page.EvaluateAsync<string[]>("() => okrKeys");

    private static IEnumerable<string> Texts(JsonNode? list) => ((JsonArray)list!).Select(item => (string)item!);
}
