using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme.Cards;

/// <summary>Planning could begin, and nobody has opened the weeks to plan in.</summary>
internal static class AskCard
{
    public static AdaptiveCard Render(Cycle ending, string view, Words words)
    {
        var buttons = new ProgrammeButtons(new JsonObject { [CardKey.ViewField] = view, [ProgrammePress.HereField] = "0" }, words);
        var text = words.Text("ask.text", ("end", words.DateAndYear(ending.End)));
        return new AdaptiveCard($"{words["ask.title"]} {text}", words.Language,
        [
            Layout.Title(words["ask.title"]),
            new TextBlock(text) { Spacing = Spacing.Small },
            Layout.Buttons(buttons.OpenCycle with { IsPrimary = true }, buttons.Programme),
            Layout.Small(words["ask.why"]),
        ]);
    }
}
