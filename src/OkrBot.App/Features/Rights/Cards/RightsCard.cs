using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Rights.Cards;

/// <summary>What Microsoft 365 does not let the bot do: what does not work, what works instead, and who can change it. In plain words; the right's own name stands last.</summary>
internal static class RightsCard
{
    /// <summary>With the next ones and the way back they are as many buttons as a card may have.</summary>
    public const int MostShown = 4;

    public static AdaptiveCard Render(RightsView view, Words words)
    {
        if (view.Lines.IsEmpty) return new AdaptiveCard(words["none"], words.Language, [Layout.Title(words["title"]), new TextBlock(words["none"]), Layout.Buttons(Programme(view.Data, words))]);
        var first = words[$"right.{view.Lines[0].Part}.lost"];
        return new AdaptiveCard($"{words["title"]}. {first}", words.Language,
        [
            Layout.Title(words["title"]),
            new TextBlock(words["intro"]) { Spacing = Spacing.Small },
            .. view.Lines.SelectMany(line => Part(line, words)),
            .. view.Rest > 0 ? [Layout.Small(words.Plural("rest", view.Rest)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            Rich.Line(Rich.Bold(words["label.ask"])).AsPart(),
            .. Layout.ButtonRows([.. view.Lines.Select((line, at) => Ask(line, at == 0, view.Data, words)), .. Turn(view, words), Programme(view.Data, words)]),
            Layout.Small(words["why"]),
        ]);
    }

    /// <summary>"Ann, Bo and 3 more"; without names their number.</summary>
    internal static string Whom(ImmutableArray<string> known, int people, Words words)
    {
        if (known.IsEmpty) return words.Plural("people", people);
        var names = string.Join(", ", known.Select(name => UserText.Line(name)));
        return people > known.Length ? words.Text("peopleMore", ("names", names), ("count", words.Number(people - known.Length))) : names;
    }

    private static IEnumerable<CardElement> Part(RightLine line, Words words)
    {
        var key = $"right.{line.Part}";
        yield return Rich.Line(Rich.Bold(words[key + ".name"])).AsPart();
        yield return Rich.Line(Rich.Plain(words[key + ".lost"])) with { Spacing = Spacing.Small };
        if (line.People > 0) yield return Rich.Labelled(words["label.whom"], Rich.Plain(Whom(line.Names, line.People, words))) with { Spacing = Spacing.Small };
        yield return Rich.Labelled(words["label.instead"], Rich.Plain(words[key + ".instead"])) with { Spacing = Spacing.Small };
        yield return Rich.Labelled(words["label.who"], Rich.Plain(Who(line.Needed, line.People > 0, words) + " "), Rich.Subtle($"({Rights(line.Needed)})")) with { Spacing = Spacing.Small };
    }

    /// <summary>To read and not to copy: a narrow card may break them.</summary>
    internal static string Rights(IEnumerable<NeededRight> needed) => LongWords.Hyphenate(string.Join(", ", needed.Select(one => one.Right.Name)));

    /// <param name="isGiven">To some: then whoever gave it to them.</param>
    internal static string Who(ImmutableArray<NeededRight> needed, bool isGiven, Words words)
    {
        if (needed.Any(one => one.ExchangeRole is not null)) return words[isGiven ? "who.exchange" : "who.both"];
        var byTeams = needed.Count(one => one.Right.Grantor == Grantor.TeamsAdministrator);
        return words[byTeams == 0 ? "who.entra" : byTeams == needed.Length ? "who.teams" : "who.entraTeams"];
    }

    private static Execute Ask(RightLine line, bool isPrimary, JsonObject data, Words words)
    {
        var own = (JsonObject)data.DeepClone();
        own[RightsDesk.RightField] = line.Needed[0].Key;
        return new Execute(words[$"right.{line.Part}.button"], Verbs.AskForRight, own) { IsPrimary = isPrimary };
    }

    /// <summary>To the next ones, or from the last to the first.</summary>
    private static IEnumerable<CardAction> Turn(RightsView view, Words words)
    {
        if (view is { Rest: 0, IsFirst: true }) return [];
        var data = (JsonObject)view.Data.DeepClone();
        if (view.Rest > 0) data[RightsDesk.AfterField] = view.Lines[^1].Needed[0].Key;
        return [new Execute(words[view.Rest > 0 ? "button.more" : "button.first"], Verbs.ShowRights, data)];
    }

    internal static Execute Programme(JsonObject data, Words words) => new(words["button.programme"], Verbs.ShowProgramme, (JsonObject)data.DeepClone());
}
