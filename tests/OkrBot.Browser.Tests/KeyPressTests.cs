using System.Text.Json.Nodes;
using OkrBot.Browser.Tests.Kit;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using Xunit.Abstractions;

namespace OkrBot.Browser.Tests;

/// <summary>Checks in with the keyboard alone, on the official renderer; each press of a button goes to the real program and its answer takes the card's place.</summary>
[Collection(InBrowser.Name)]
public sealed class KeyPressTests(Chromium chromium, ITestOutputHelper output)
{
    private const int Most = 12;

    [Theory]
    [InlineData("Ann")]
    [InlineData("Bo")]
    [InlineData("Chidi")]
    [InlineData("Dina")]
    [InlineData("Emre")]
    public async Task Nothing_changed_takes_at_most_12_key_presses_from_ones_own_view(string person)
    {
        await using var stage = await Stage.OpenAsync();
        var view = stage.Client.CardFor(stage.Person(person), stage.ChatId)!;
        await CheckInAsync(stage, person, view, ["No change for mine"]);
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData("Bo")]
    public async Task And_from_the_rooms_card_where_a_client_knows_no_own_view(string person)
    {
        await using var stage = await Stage.OpenAsync();
        await CheckInAsync(stage, person, stage.Cards()[^1].Card!, ["Answer", "No change for mine"]);
    }

    private async Task CheckInAsync(Stage stage, string person, JsonNode card, string[] buttons)
    {
        var renderer = await Renderer.OpenAsync(chromium);
        await renderer.UseAsync(card, async (verb, data) => await stage.ForgeAsync(person, verb, (JsonObject)data.DeepClone()) is BotAnswer.Card { Content: var next } ? next : null);
        foreach (var button in buttons) await PressAsync(renderer, button);
        await renderer.Page.GetByText("saved").First.WaitForAsync();

        var owned = stage.Checkout.OwnedBy(stage.Person(person));
        var segment = (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!;
        var state = await stage.CheckoutNowAsync();
        Assert.NotEmpty(owned);
        Assert.All(owned, kr => Assert.Equal(segment.Occurrence, state.KeyResults[kr.Id].Latest?.Occurrence));
        var keys = await renderer.KeysAsync();
        output.WriteLine($"{person}, {owned.Length} key results: {keys.Length} key presses ({string.Join(' ', keys)})");
        Assert.InRange(keys.Length, 1, Most);
        await renderer.Page.Context.CloseAsync();
    }

    /// <summary>Moves on until the button has the focus, as somebody who sees the focus does, and presses it.</summary>
    private static async Task PressAsync(Renderer renderer, string title)
    {
        await renderer.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = title, Exact = true }).WaitForAsync();
        for (var tabs = 0; tabs <= Most; tabs++)
        {
            if (await renderer.Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()") == title)
            {
                await renderer.Page.Keyboard.PressAsync("Enter");
                return;
            }
            await renderer.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"\"{title}\" is not reached with {Most} presses of the tabulator.");
    }
}
