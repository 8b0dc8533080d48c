using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Features;
using OkrBot.Testing;

namespace OkrBot.Host.Tests;

/// <summary>What Teams refuses at an upload, found before it. Limits are those of the manifest schema 1.25.</summary>
public sealed class ManifestTests : IDisposable
{
    private readonly JsonDocument _manifest = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("manifest/manifest.json")));

    private JsonElement Root => _manifest.RootElement;
    private JsonElement Bot => Assert.Single(Root.GetProperty("bots").EnumerateArray());

    [Fact]
    public void Teams_offers_exactly_the_commands_that_the_bot_knows()
    {
        using var services = new ServiceCollection().AddBot().BuildServiceProvider();
        var known = services.GetRequiredService<BotRoutes>().Commands.Select(c => (c.Name, c.Description)).Order().ToList();
        Assert.NotEmpty(known);
        var list = Assert.Single(Bot.GetProperty("commandLists").EnumerateArray());
        var offered = list.GetProperty("commands").EnumerateArray().Select(c => (Text(c, "title"), Text(c, "description"))).Order().ToList();
        Assert.Equal(known, offered);
        Assert.InRange(offered.Count, 1, 12);
        Assert.All(offered, c => Assert.InRange(c.Item1.Length, 1, 128));
        Assert.Equal(Strings(Bot, "scopes"), Strings(list, "scopes"));
    }

    /// <summary>Limits and names are those of the localization schema 1.25, which knows ten commands.</summary>
    [Fact]
    public void Teams_says_the_same_in_german()
    {
        using var services = new ServiceCollection().AddBot().BuildServiceProvider();
        var routes = services.GetRequiredService<BotRoutes>().Commands.ToDictionary(c => c.Name);
        var offered = Bot.GetProperty("commandLists")[0].GetProperty("commands").EnumerateArray().Select(c => routes[Text(c, "title")]).Take(10);
        var expected = offered.SelectMany((route, at) => new[]
        {
            ($"bots[0].commandLists[0].commands[{at}].title", CommandWords.Name(route, "de")),
            ($"bots[0].commandLists[0].commands[{at}].description", CommandWords.Description(route, "de")),
        });
        Assert.Equal("de.json", Text(Root.GetProperty("localizationInfo").GetProperty("additionalLanguages")[0], "file"));
        using var german = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("manifest/de.json")));
        Assert.Equal(expected, german.RootElement.EnumerateObject().Where(p => p.Name.StartsWith("bots[", StringComparison.Ordinal)).Select(p => (p.Name, p.Value.GetString()!)));
        Assert.All(german.RootElement.EnumerateObject(), p => Assert.InRange(p.Value.GetString()!.Length, 1, MostLetters(p.Name)));
    }

    private static int MostLetters(string name) => name switch
    {
        "name.short" => 30,
        "name.full" => 100,
        "description.short" => 80,
        "description.full" => 4000,
        _ => name.EndsWith(".title", StringComparison.Ordinal) ? 32 : 128,
    };

    [Fact]
    public void The_bot_may_be_added_to_meetings_chats_channels_and_by_a_person()
    {
        Assert.Equal(["personal", "team", "groupChat"], Strings(Bot, "scopes"));
        Assert.Equal("meetings", Text(Root, "defaultInstallScope"));
        Assert.Equal("tier1", Text(Root, "supportsChannelFeatures"));
        Assert.All(["meetings", "groupchat", "team"], kind => Assert.Equal("bot", Text(Root.GetProperty("defaultGroupCapability"), kind)));
    }

    [Fact]
    public void It_asks_for_the_meeting_rights_that_it_uses_and_no_other()
    {
        var rights = Root.GetProperty("authorization").GetProperty("permissions").GetProperty("resourceSpecific").EnumerateArray().ToList();
        Assert.Equal(["OnlineMeeting.ReadBasic.Chat", "ChannelMeeting.ReadBasic.Group"], rights.Select(r => Text(r, "name")));
        Assert.All(rights, r => Assert.Equal("Application", Text(r, "type")));
    }

    [Fact]
    public void Ids_are_guids_and_the_bot_is_the_application()
    {
        Assert.True(Guid.TryParseExact(Text(Root, "id"), "D", out _));
        Assert.True(Guid.TryParseExact(Text(Bot, "botId"), "D", out _));
        Assert.Equal(Text(Bot, "botId"), Text(Root.GetProperty("webApplicationInfo"), "id"));
    }

    [Fact]
    public void Packing_replaces_every_sample_value_that_the_manifest_holds()
    {
        var script = File.ReadAllText(Repository.PathOf("manifest/pack.sh"));
        Assert.Contains("sample_app=" + Text(Root, "id"), script, StringComparison.Ordinal);
        Assert.Contains("sample_bot=" + Text(Bot, "botId"), script, StringComparison.Ordinal);
        Assert.Contains("sample_host=" + Assert.Single(Strings(Root, "validDomains")), script, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_fit_and_addresses_are_safe()
    {
        Assert.Equal("1.25", Text(Root, "manifestVersion"));
        Assert.Contains("/v1.25/", Text(Root, "$schema"), StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+$", Text(Root, "version"));
        Assert.Matches("^#[0-9A-F]{6}$", Text(Root, "accentColor"));
        Assert.InRange(Text(Root.GetProperty("name"), "short").Length, 1, 30);
        Assert.InRange(Text(Root.GetProperty("name"), "full").Length, 1, 100);
        Assert.InRange(Text(Root.GetProperty("description"), "short").Length, 1, 80);
        Assert.InRange(Text(Root.GetProperty("description"), "full").Length, 1, 4000);
        var developer = Root.GetProperty("developer");
        Assert.InRange(Text(developer, "name").Length, 1, 32);
        var host = Assert.Single(Strings(Root, "validDomains"));
        Assert.Equal(UriHostNameType.Dns, Uri.CheckHostName(host));
        Assert.All(["websiteUrl", "privacyUrl", "termsOfUseUrl"], url => Assert.Equal($"https://{host}", new Uri(Text(developer, url)).GetLeftPart(UriPartial.Authority)));
    }

    [Theory]
    [InlineData("color", 192)]
    [InlineData("outline", 32)]
    public void An_icon_has_the_size_that_Teams_asks_for(string icon, int side)
    {
        var picture = Icon(icon);
        Assert.Equal((side, side), (picture.Width, picture.Height));
    }

    [Fact]
    public void The_outline_is_white_on_nothing_and_the_colour_icon_has_no_hole()
    {
        var outline = Icon("outline").Pixels.ToList();
        Assert.Contains(outline, p => p.Alpha == 255);
        Assert.Contains(outline, p => p.Alpha == 0);
        Assert.All(outline.Where(p => p.Alpha > 0), p => Assert.Equal((255, 255, 255), (p.Red, p.Green, p.Blue)));
        Assert.All(Icon("color").Pixels, p => Assert.Equal(255, p.Alpha));
    }

    public void Dispose() => _manifest.Dispose();

    private PngPicture Icon(string name) => new(File.ReadAllBytes(Repository.PathOf("manifest/" + Text(Root.GetProperty("icons"), name))));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static List<string> Strings(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}
