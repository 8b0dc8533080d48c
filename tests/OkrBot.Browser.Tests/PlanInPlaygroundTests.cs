using Microsoft.Playwright;
using OkrBot.Browser.Tests.Kit;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using static Microsoft.Playwright.Assertions;

namespace OkrBot.Browser.Tests;

/// <summary>A plan is written in Microsoft's Agents Playground, which opens no dialogs: every form stands on the card.</summary>
[Collection(InBrowser.Name)]
public sealed class PlanInPlaygroundTests(Chromium chromium)
{
    [Fact]
    public async Task An_objective_with_a_key_result_is_written_on_the_card()
    {
        await using var stage = await Stage.SetAsync();
        stage.Tenant.Playground.Bot = stage.Address;
        await using var playground = await PlaygroundProcess.StartAsync(stage.Tenant.Playground.Address);
        var page = await chromium.OpenAsync(1280, 1300);
        await page.GotoAsync(playground.Address.ToString());
        await PersonalChat.SayAsync(page, "plan", until: page.Locator(".ac-adaptiveCard"));
        if (await Button(page, "Show the plan").CountAsync() > 0) await Button(page, "Show the plan").ClickAsync();
        await Expect(page.GetByText("3 of 3 active")).ToBeVisibleAsync();
        await Button(page, "Write here").ClickAsync();
        await Expect(Button(page, "Write here")).ToHaveCountAsync(0);

        await Button(page, "New objective").ClickAsync();
        await page.GetByLabel("Objective (required)").FillAsync("Nobody waits for a refund");
        await page.GetByLabel("Why it matters now").FillAsync("Half of the questions are about refunds");
        await page.GetByLabel("We promise it: all of it is expected").CheckAsync();
        await PictureAsync(page, "1-objective");
        await Button(page, "Save and go on").ClickAsync();

        await Expect(page.GetByText("Kept as a draft. Now its first key result.")).ToBeVisibleAsync();
        await page.GetByLabel("Key result (required)").FillAsync("Days until a refund arrives");
        await page.GetByLabel("A number that goes up or down").CheckAsync();
        await Button(page, "Next").ClickAsync();
        await page.GetByLabel("Where it stands now").FillAsync("9");
        await page.GetByLabel("Where it should get to").FillAsync("9");
        await page.GetByLabel("Unit").FillAsync("days");
        await Button(page, "Save").ClickAsync();
        await Expect(page.GetByText("Start and target are the same number")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Unit")).ToHaveValueAsync("days");
        await page.GetByLabel("Where it should get to").FillAsync("3");
        await PictureAsync(page, "2-key-result");
        await Button(page, "Save").ClickAsync();
        await Expect(page.GetByText("has one key result now")).ToBeVisibleAsync();
        await Button(page, "Done").ClickAsync();
        await Expect(Button(page, "Begin")).ToBeVisibleAsync();
        await PictureAsync(page, "3-draft");

        var state = await stage.CheckoutNowAsync();
        var draft = Assert.Single(state.Objectives.Values, o => o.State == ObjectiveState.Draft);
        Assert.Equal(("Nobody waits for a refund", Ambition.Committed), (draft.Title, draft.Ambition));
        Assert.Equal(new Measure.Metric(9, 3, "days"), Assert.Single(state.KeyResults.Values, k => k.Objective == draft.Id).Measure);
        await page.Context.CloseAsync();
    }

    private static ILocator Button(IPage page, string title) => page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

    private static Task PictureAsync(IPage page, string step)
        => page.Locator(".ac-adaptiveCard").Last.ScreenshotAsync(new() { Path = Pictures.PathOf($"playground-plan-{step}.png"), Animations = ScreenshotAnimations.Disabled });
}
