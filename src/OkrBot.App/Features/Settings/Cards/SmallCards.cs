using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;

namespace OkrBot.App.Features.Settings.Cards;

/// <summary>Asks who shall run the team's check-in from now on.</summary>
internal static class HandOverCard
{
    public const string PersonField = "person";

    /// <summary>More names than this make a list that nobody reads, and a card that Teams would not take.</summary>
    private const int MostPeople = 60;

    public static AdaptiveCard Render(JsonObject data, string team, ImmutableArray<(PersonId Person, string Name)> people, Words words)
    {
        var buttons = new SettingsButtons(data, words);
        if (people.IsEmpty)
            return new AdaptiveCard(words["handOver.nobody"], words.Language, [Layout.Title(words["handOver.title"]), new TextBlock(words["handOver.nobody"]), Layout.Buttons(buttons.Back)]);
        return new AdaptiveCard(words.Text("spoken.handOver", ("team", UserText.Line(team))), words.Language,
        [
            Layout.Title(words["handOver.title"]),
            new TextBlock(words["handOver.text"]) { Spacing = Spacing.Small },
            new ChoiceInput(PersonField, words["handOver.person"], [.. people.Take(MostPeople).Select(p => new Choice(UserText.Line(p.Name, 60), p.Person.Value))])
            {
                IsRequired = true, ErrorMessage = words["handOver.error"],
            },
            Layout.Buttons(buttons.HandOverTo, buttons.Back),
        ]);
    }
}

/// <summary>Asks once more before the check-in stops in a meeting, and says that it has.</summary>
internal static class DisconnectCard
{
    public static AdaptiveCard Render(JsonObject data, string team, string meeting, Words words)
    {
        var buttons = new SettingsButtons(data, words);
        var asked = words.Text("stop.text", ("team", UserText.Line(team)), ("meeting", meeting.Length == 0 ? words["meeting.untitled"] : UserText.Line(meeting)));
        return new AdaptiveCard($"{words["stop.title"]} {asked}", words.Language,
        [
            Layout.Title(words["stop.title"]),
            Rich.Line(Rich.Plain(asked)) with { Spacing = Spacing.Small },
            Layout.Buttons(buttons.DisconnectNow, buttons.Back),
        ]);
    }

    public static AdaptiveCard RenderDone(string team, Words words)
    {
        var done = words.Text("stopped.text", ("team", UserText.Line(team)));
        return new AdaptiveCard($"{words["stopped.title"]}. {done}", words.Language,
        [
            Layout.Title(words["stopped.title"]),
            Rich.Line(Rich.Plain(done)) with { Spacing = Spacing.Small },
        ]);
    }
}

/// <summary>Asks of which team, where several check in in one meeting.</summary>
internal static class ChooseCard
{
    public static AdaptiveCard Render(ImmutableArray<(JsonObject Data, string Name)> teams, Words words) => new(words["choose.title"], words.Language,
    [
        Layout.Title(words["choose.title"]),
        .. Layout.ButtonRows(SettingsButtons.Teams(teams, words)),
    ]);
}
