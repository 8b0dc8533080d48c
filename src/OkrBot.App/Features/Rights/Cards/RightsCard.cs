using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Rights.Cards;

/// <summary>What Microsoft 365 does not let the bot do: what does not work, what works instead, and who can change it. In plain words; the right's own name stands last.</summary>
internal static class RightsCard
{
    /// <summary>With the way back they are as many buttons as a card may have.</summary>
    public const int MostShown = 4;

    public static AdaptiveCard Render(RightsView view, Words words)
    {
        if (view.Lines.IsEmpty) return new AdaptiveCard(words["none"], words.Language, [Layout.Title(words["title"]), new TextBlock(words["none"]), Layout.Buttons(Programme(view.Data, words))]);
        var first = words[$"right.{view.Lines[0].Needed.Key}.lost"];
        return new AdaptiveCard($"{words["title"]}. {first}", words.Language,
        [
            Layout.Title(words["title"]),
            new TextBlock(words["intro"]) { Spacing = Spacing.Small },
            .. view.Lines.SelectMany(line => Part(line, words)),
            .. view.Rest > 0 ? [Layout.Small(words.Plural("rest", view.Rest)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            Rich.Line(Rich.Bold(words["label.ask"])).AsPart(),
            .. Layout.ButtonRows([.. view.Lines.Select((line, at) => Ask(line, at == 0, view.Data, words)), Programme(view.Data, words)]),
            Layout.Small(words["why"]),
        ]);
    }

    /// <summary>"Ann, Bo and 3 more"; without names their number.</summary>
    private static string Whom(RightLine line, Words words)
    {
        if (line.Names.IsEmpty) return words.Plural("people", line.People);
        var names = string.Join(", ", line.Names.Select(name => UserText.Line(name)));
        return line.People > line.Names.Length ? words.Text("peopleMore", ("names", names), ("count", words.Number(line.People - line.Names.Length))) : names;
    }

    private static IEnumerable<CardElement> Part(RightLine line, Words words)
    {
        var key = $"right.{line.Needed.Key}";
        yield return Rich.Line(Rich.Bold(words[key + ".name"])).AsPart();
        yield return Rich.Line(Rich.Plain(words[key + ".lost"])) with { Spacing = Spacing.Small };
        if (line.People > 0) yield return Rich.Labelled(words["label.whom"], Rich.Plain(Whom(line, words))) with { Spacing = Spacing.Small };
        yield return Rich.Labelled(words["label.instead"], Rich.Plain(words[key + ".instead"])) with { Spacing = Spacing.Small };
        yield return Rich.Labelled(words["label.who"], Rich.Plain(Who(line.Needed, words) + " "), Rich.Subtle($"({line.Needed.Right.Name})")) with { Spacing = Spacing.Small };
    }

    internal static string Who(NeededRight needed, Words words) => needed switch
    {
        { ExchangeRole: not null } => words["who.both"],
        { Right.Grantor: Grantor.TeamsAdministrator } => words["who.teams"],
        _ => words["who.entra"],
    };

    private static Execute Ask(RightLine line, bool isPrimary, JsonObject data, Words words)
    {
        var own = (JsonObject)data.DeepClone();
        own[RightsDesk.RightField] = line.Needed.Key;
        return new Execute(words[$"right.{line.Needed.Key}.name"], Verbs.AskForRight, own) { IsPrimary = isPrimary };
    }

    internal static Execute Programme(JsonObject data, Words words) => new(words["button.programme"], Verbs.ShowProgramme, (JsonObject)data.DeepClone());
}
