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
        await Expect(page.GetByText("Checkout weekly · every week · next Tue, 3 Nov, 09:30")).ToBeVisibleAsync();
        await Expect(page.GetByText("Payments with the bank · every 2 weeks · next Thu, 5 Nov, 15:00")).ToBeVisibleAsync();
        await Expect(page.GetByText("organised by Hana")).ToBeVisibleAsync();
        await page.GetByText("Payments with the bank").First.ClickAsync();
        await PictureAsync(page, "1-list");

        stage.Time.Advance(TimeSpan.FromSeconds(1));
        await page.GetByRole(AriaRole.Combobox).SelectOptionAsync(new SelectOptionValue { Label = "Checkout" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Done: I am in the chat of")).ToBeVisibleAsync();
        await PictureAsync(page, "2-done");
        Assert.Equal("Payments with the bank", (await stage.CheckoutNowAsync()).Team.Meeting!.Title);
        Assert.Equal((1, 0), (stage.Tenant.Graph.Counts["install"], stage.Tenant.Graph.Counts.Invalid));
        await page.Context.CloseAsync();
    }

    private static Task PictureAsync(IPage page, string step) => page.ScreenshotAsync(new()
    {
        Path = Pictures.PathOf($"playground-connect-{step}.png"), Animations = ScreenshotAnimations.Disabled, Clip = new() { X = 0, Y = 0, Width = 945, Height = 900 },
    });
}
