using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;

namespace OkrBot.App.Features.Rosters.Cards;

/// <summary>Asks which group the team's people come from.</summary>
internal static class GroupCard
{
    public const string LinkField = "group";

    /// <param name="value">What stands in the field, as it was typed.</param>
    public static AdaptiveCard Render(JsonObject data, string team, string? value, string? problem, Words words)
    {
        var buttons = new RosterButtons(data, words);
        return new AdaptiveCard(problem ?? words.Text("spoken.group", ("team", UserText.Line(team))), words.Language,
        [
            Layout.Title(words["group.title"]),
            .. problem is null ? Array.Empty<CardElement>() : [Layout.Notice(Rich.Line(Rich.Bold(problem)))],
            new TextBlock(words["group.text"]) { Spacing = Spacing.Small },
            new TextInput(LinkField, words["group.link"]) { Value = value is null ? null : UserText.Field(value, GroupLink.Longest), MaxLength = GroupLink.Longest },
            Layout.Buttons(buttons.Save, buttons.Back),
        ]);
    }
}

/// <param name="Typed">The name that was looked for.</param>
internal sealed record ListView(JsonObject Data, string Team, string Typed)
{
    /// <summary>Names are user text.</summary>
    public ImmutableArray<(PersonId Person, string Name)> Found { get; init; } = [];
    public ImmutableArray<(PersonId Person, string Name)> Listed { get; init; } = [];
}

/// <summary>Puts people on the list by hand, and takes people off.</summary>
internal static class ListCard
{
    public const string FindField = "find";
    public const string PersonField = "person";
    public const string OffField = "off";
    public const int LongestName = 60;
    private const int MostShown = 50;

    public static AdaptiveCard Render(ListView view, Words words)
    {
        var buttons = new RosterButtons(view.Data, words);
        return new AdaptiveCard(words.Text("spoken.list", ("team", UserText.Line(view.Team))), words.Language,
        [
            Layout.Title(words["list.title"]),
            new TextInput(FindField, words["list.find"]) { Value = view.Typed.Length == 0 ? null : UserText.Field(view.Typed, LongestName), MaxLength = LongestName },
            .. view.Found.IsEmpty
                ? [new TextBlock(words["list.nobody"]) { Spacing = Spacing.Small }, Layout.Buttons(buttons.Find, buttons.Back)]
                : new CardElement[] { Choose(PersonField, words["list.person"], view.Found), Layout.Buttons(buttons.Add, buttons.Find), Layout.Buttons(buttons.Back) },
            .. view.Listed.IsEmpty ? Array.Empty<CardElement>() : [Choose(OffField, Listed(view, words), view.Listed).AsPart(), Layout.Buttons(buttons.TakeOff)],
        ]);
    }

    private static string Listed(ListView view, Words words)
        => view.Listed.Length > MostShown ? words.Text("list.listedMore", ("count", words.Number(MostShown))) : words["list.listed"];

    private static ChoiceInput Choose(string id, string label, ImmutableArray<(PersonId Person, string Name)> people)
        => new(id, label, [.. people.Take(MostShown).Select(one => new Choice(UserText.Line(one.Name, LongestName), one.Person.Value))]);
}
