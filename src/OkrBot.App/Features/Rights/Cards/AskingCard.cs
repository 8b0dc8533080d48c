using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Rights.Cards;

/// <summary>Words to forward to an administrator: what to give to whom and why, what would be narrower, and the lines that do it.</summary>
internal static class AskingCard
{
    public static AdaptiveCard Render(AskingView view, Words words)
    {
        var (needed, to) = (view.Needed, view.Grantee);
        var spoken = words.Text("ask.title", ("who", RightsCard.Who(needed, words)));
        return new AdaptiveCard(spoken, words.Language,
        [
            Layout.Title(words.Text("ask.title", ("who", RightsCard.Who(needed, words)))),
            new TextBlock(words["ask.text"]) { Spacing = Spacing.Small },
            Layout.Notice(
            [
                Rich.Line(Rich.Plain(words.Text(needed.Right.Grantor == Grantor.TeamsAdministrator ? "ask.teams" : "ask.entra", ("right", needed.Right.Name), ("app", to.ClientId)))),
                Rich.Labelled(words["ask.why"], Rich.Plain(words[$"right.{needed.Key}.lost"])) with { Spacing = Spacing.Small },
                .. Ways(needed, to, words),
            ]),
            Layout.Buttons(new Execute(words["button.back"], Verbs.ShowRights, (JsonObject)view.Data.DeepClone())),
        ]);
    }

    private static IEnumerable<CardElement> Ways(NeededRight needed, Grantee to, Words words)
    {
        if (needed.Right.Grantor == Grantor.TeamsAdministrator) return Lines(words["way.teams"], GrantingLines.Policy(to));
        if (needed.ExchangeRole is not { } role) return Lines(words["way.entra"], GrantingLines.Permission(needed.Right.Name, to));
        return [.. Lines(words["way.exchange"], GrantingLines.Mailboxes(role, to)), .. Lines(words["way.wide"], GrantingLines.Permission(needed.Right.Name, to))];
    }

    private static IEnumerable<CardElement> Lines(string label, IEnumerable<string> lines) =>
    [
        Rich.Line(Rich.Bold(label)) with { Spacing = Spacing.Medium },
        .. lines.Select(line => new RichTextBlock([new TextRun(line) { Size = TextSize.Small }]) { Spacing = Spacing.Small }),
    ];
}
