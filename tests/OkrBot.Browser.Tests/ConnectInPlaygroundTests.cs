using Microsoft.Playwright;
using OkrBot.Browser.Tests.Kit;
using OkrBot.Host.Sample;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Company;
using static Microsoft.Playwright.Assertions;

namespace OkrBot.Browser.Tests;

/// <summary>Bo's meetings in Microsoft's Agents Playground, out of the stand-in tenant's calendar. The Playground knows one group chat alone, so that what the bot says in another one
/// is seen by nobody there.</summary>
[Collection(InBrowser.Name)]
public sealed class ConnectInPlaygroundTests(Chromium chromium)
{
    [Fact]
    public async Task A_meeting_is_picked_from_the_list_in_the_personal_chat()
    {
        await using var stage = await Stage.SetAsync(new StageShape { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = "true" } });
        var calendars = SampleCalendars.ForTheDay(stage.Tenant, stage.Company);
        await SampleSeed.FollowAsync(stage.Program.Services, stage.Company, calendars, CancellationToken.None);
        stage.Tenant.Playground.Bot = stage.Address;
        await using var playground = await PlaygroundProcess.StartAsync(stage.Tenant.Playground.Address);
        var page = await chromium.OpenAsync(1280, 1300);
        await page.GotoAsync(playground.Address.ToString());
        await PersonalChat.SayAsync(page, "connect meeting", until: page.GetByText("Which meeting?"));
        // What is typed while the page is still loading may be said twice: the newest list counts.
        foreach (var line in new[] { "Checkout weekly · every week · next Tue, ", "Payments with the bank · every 2 weeks · next Thu, ", "· 4 invited · organised by Hana" })
            await Expect(page.GetByRole(AriaRole.Radio, new() { Name = line }).Last).ToBeAttachedAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Payments with the bank" }).Last.CheckAsync();
        await ChooseAsync(page, page.GetByRole(AriaRole.Combobox, new() { Name = "Team" }).Last, "Checkout");
        await PictureAsync(page, "1-list");

        stage.Time.Advance(TimeSpan.FromSeconds(1));
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).Last.ClickAsync();
        await Expect(page.GetByText("invoke 200")).ToHaveCountAsync(1);
        Assert.Equal("Payments with the bank", (await stage.CheckoutNowAsync()).Team.Meeting!.Title);
        await PictureAsync(page, "2-done");
        Assert.Equal((1, 0), (stage.Tenant.Graph.Counts["install"], stage.Tenant.Graph.Counts.Invalid));
        await page.Context.CloseAsync();
    }

    /// <summary>A list that is one of the browser's, or one that the Playground draws.</summary>
    private static async Task ChooseAsync(IPage page, ILocator list, string choice)
    {
        if (await list.EvaluateAsync<bool>("element => element.tagName === 'SELECT'"))
        {
            await list.SelectOptionAsync(new SelectOptionValue { Label = choice });
            return;
        }
        await list.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice }).Last.ClickAsync();
    }

    private static Task PictureAsync(IPage page, string step) => page.ScreenshotAsync(new()
    {
        Path = Pictures.PathOf($"playground-connect-{step}.png"), Animations = ScreenshotAnimations.Disabled, Clip = new() { X = 0, Y = 0, Width = 945, Height = 900 },
    });
}
