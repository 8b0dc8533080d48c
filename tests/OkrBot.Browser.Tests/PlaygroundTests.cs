using Microsoft.Playwright;
using OkrBot.Browser.Tests.Kit;
using OkrBot.Host.Tests.Health;
using OkrBot.Host.Tests.Kit;
using static Microsoft.Playwright.Assertions;

namespace OkrBot.Browser.Tests;

/// <summary>A check-in in Microsoft's Agents Playground, a client that we did not write, against the real program with its token check on.
/// The Playground shows everybody the room's card, opens no dialogs, deletes nothing and knows no meetings: the bot has to do without.</summary>
[Collection(InBrowser.Name)]
public sealed class PlaygroundTests(Chromium chromium)
{
    [Fact]
    public async Task A_check_in_goes_from_the_meetings_start_to_the_summary_after_its_end()
    {
        await using var stage = await Stage.SetAsync();
        var logs = CapturedLogs.Of(stage);
        stage.Tenant.Playground.Bot = stage.Address;
        await using var playground = await PlaygroundProcess.StartAsync(stage.Tenant.Playground.Address);
        var page = await chromium.OpenAsync(1280, 1300);
        await page.GotoAsync(playground.Address.ToString());
        await page.GetByText("Checkout weekly").ClickAsync();
        // The clock stands until both chats have told that the bot is in them.
        await Expect(page.GetByText("installationUpdate 200")).ToHaveCountAsync(2);
        await Expect(page.GetByText("conversationUpdate 200")).ToHaveCountAsync(2);

        await stage.AdvanceToAsync("09:30:00");
        await playground.InjectAsync(page, "meeting-start");
        await stage.WorkAsync();
        await Expect(page.GetByText("0 of 7 answered")).ToBeVisibleAsync();
        await PictureAsync(page, "1-room");

        await PressAsync(page, "Answer");
        await Expect(page.GetByText("You run this check-in. Only you see these buttons.")).ToBeVisibleAsync();
        await PictureAsync(page, "2-own");

        await PressAsync(page, "Answer here");
        var numbers = page.GetByRole(AriaRole.Spinbutton);
        await Expect(numbers).ToHaveCountAsync(4);
        await Expect(numbers.Nth(0)).ToHaveValueAsync("14");
        // It moved so far that its status turns, and the room will ask why: the form comes again, and nothing typed is lost.
        await numbers.Nth(0).FillAsync("15.5");
        await PressAsync(page, "Save");
        await Expect(page.GetByText("One line is missing.")).ToBeVisibleAsync();
        await Expect(numbers.Nth(0)).ToHaveValueAsync("15.5");
        await page.GetByLabel("What changed?").FillAsync("The bank tries again at night");
        await PictureAsync(page, "3-form");
        await PressAsync(page, "Save");
        await Expect(page.GetByText("Your 2 answers are saved")).ToBeVisibleAsync();
        await PictureAsync(page, "4-saved");
        var answered = (await stage.CheckoutNowAsync()).KeyResults[stage.Checkout.OwnedBy(stage.Person("Bo"))[0].Id].Latest!;
        Assert.Equal((stage.Checkout.Today, 15.5m), (answered.Occurrence, ((Domain.Objectives.Reading.Number)answered.Reading).Value));

        // The room's card is edited in place: everybody sees the count, and so does Bo again.
        await stage.AdvanceToAsync("09:30:05");
        await Expect(page.GetByText("2 of 7 answered")).ToBeVisibleAsync();
        await Expect(Button(page, "Answer")).ToBeVisibleAsync();
        await playground.InjectAsync(page, "ann-no-change");
        await stage.AdvanceToAsync("09:30:30");
        await Expect(page.GetByText("4 of 7 answered")).ToBeVisibleAsync();
        await stage.AdvanceToAsync("09:32:10");
        await Expect(page.GetByText("To discuss")).ToBeVisibleAsync();
        await PictureAsync(page, "5-discuss");

        await playground.InjectAsync(page, "meeting-end");
        await stage.AdvanceToAsync("09:37:20");
        await Expect(page.GetByText("Closed 9:37")).ToBeVisibleAsync();
        await PictureAsync(page, "6-summary");
        await Expect(page.GetByText("OKR check-in · week 5 of 13")).ToHaveCountAsync(1);
        Assert.DoesNotContain(logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_talks_to_the_bot_there_gets_an_answer()
    {
        await using var stage = await Stage.SetAsync();
        stage.Tenant.Playground.Bot = stage.Address;
        await using var playground = await PlaygroundProcess.StartAsync(stage.Tenant.Playground.Address);
        var page = await chromium.OpenAsync(1280, 1300);
        await page.GotoAsync(playground.Address.ToString());
        await PersonalChat.SayAsync(page, "help", until: page.GetByText("my okrs"));
        await Expect(page.GetByText("my okrs").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private static ILocator Button(IPage page, string title) => page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

    private static Task PressAsync(IPage page, string title) => Button(page, title).ClickAsync();

    /// <summary>The card as the Playground draws it, and the window without its log, which names this machine's folders.</summary>
    private static async Task PictureAsync(IPage page, string step)
    {
        await page.Locator(".ac-adaptiveCard").Last.ScreenshotAsync(new() { Path = Pictures.PathOf($"playground-{step}.png"), Animations = ScreenshotAnimations.Disabled });
        await page.ScreenshotAsync(new()
        {
            Path = Pictures.PathOf($"playground-{step}-window.png"),
            Animations = ScreenshotAnimations.Disabled,
            Clip = new() { X = 0, Y = 0, Width = 945, Height = 640 },
        });
    }
}
