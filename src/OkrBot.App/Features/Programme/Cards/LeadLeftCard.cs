using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Programme.Cards;

/// <summary>Somebody whom the setting names as a lead of the programme is not in the organisation any more.</summary>
internal static class LeadLeftCard
{
    private const int LongestName = 60;
    private const int MostNames = 5;

    /// <param name="names">User text; at least one.</param>
    public static AdaptiveCard Render(ImmutableArray<string> names, string view, Words words)
    {
        var buttons = new ProgrammeButtons(new JsonObject { [CardKey.ViewField] = view, [ProgrammePress.HereField] = "0" }, words);
        var who = string.Join(", ", names.Take(MostNames).Select(name => UserText.Line(name, LongestName)));
        if (names.Length > MostNames) who = words.Plural("left.more", names.Length - MostNames, ("names", who));
        return new AdaptiveCard($"{words["left.title"]} {who}. {words["left.text"]}", words.Language,
        [
            Layout.Title(words["left.title"]),
            Rich.Line(Rich.Bold(who)) with { Spacing = Spacing.Small },
            new TextBlock(words["left.text"]) { Spacing = Spacing.Small },
            Rich.Labelled(words["left.setting"], Rich.Plain(ProgrammeLeads.Setting)),
            Layout.Buttons(buttons.Programme with { IsPrimary = true }),
            Layout.Small(words["left.why"]),
        ]);
    }
}
