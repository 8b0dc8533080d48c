using Microsoft.Playwright;

namespace OkrBot.Browser.Tests.Kit;

/// <summary>The Agents Playground's personal chat with the bot.</summary>
internal static class PersonalChat
{
    private const int Attempts = 10;
    private const int LookAgainMs = 3000;

    /// <summary>What is typed while the page is still changing to the chat is lost, and is typed again.</summary>
    public static async Task SayAsync(IPage page, string words, ILocator until)
    {
        await page.GetByText("Personal Chat").ClickAsync();
        for (var attempt = 0; attempt < Attempts && await until.CountAsync() == 0; attempt++)
        {
            await page.GetByRole(AriaRole.Textbox).First.ClickAsync();
            await page.Keyboard.TypeAsync(words);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForTimeoutAsync(LookAgainMs);
        }
    }
}
