using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Previews;

/// <param name="Key">Of the reader's own team in the meeting to come.</param>
/// <param name="First">The two minutes.</param>
/// <param name="Later">The list to discuss, as it would be now.</param>
/// <param name="Meeting">Its title; user text.</param>
public sealed record PreviewView(CardKey Key, RoomView First, RoomView Later, string Meeting);

/// <summary>The room's card of the next meeting with real numbers, in both of its states. Only its last button does something.</summary>
public static class PreviewCard
{
    public static AdaptiveCard Render(PreviewView view, Words words) => new(Spoken(view, words), words.Language,
    [
        Layout.Notice(Rich.Labelled(words["preview.lead"], Rich.Plain(words.Text("preview.note", ("meeting", UserText.Line(view.Meeting)))))),
        SegmentWords.Header(view.First.Frame, words),
        .. RoomParts.Now(view.First, words),
        .. CarriedPart.Render(view.First.Carried, view.First.Frame, words),
        .. view.First.CountsOnly ? [Layout.Small(words["room.outsiders"]) with { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
        view.First.NobodyRunsIt ? Layout.Buttons(Inert("button.answer", view, words), Inert("button.runIt", view, words)) : Layout.Buttons(Inert("button.answer", view, words)),
        .. view.First.CountsOnly ? [] : Discussing(view, words),
        Layout.Buttons(new Execute(words["button.startNext"], Verbs.StartWithNext, view.Key.ToData()) { IsPrimary = true }) with { Spacing = Spacing.Large },
    ]);

    private static CardElement[] Discussing(PreviewView view, Words words) =>
    [
        new TextBlock(words["preview.later"]) { Weight = TextWeight.Bolder, Heading = true, Spacing = Spacing.Large, Separator = true },
        .. RoomParts.Now(view.Later with { NobodyRunsIt = false }, words),
    ];

    private static Execute Inert(string title, PreviewView view, Words words) => new(words[title], Verbs.PreviewOnly, view.Key.ToData());

    private static string Spoken(PreviewView view, Words words)
        => $"{words["preview.lead"]} {words.Text("preview.note", ("meeting", UserText.Line(view.Meeting)))} {UserText.Line(view.First.Frame.Team)}.";
}

/// <summary>Which of the reader's teams.</summary>
public static class PreviewChoiceCard
{
    public const string TeamField = "chosenTeam";
    private const int MostTeams = 50;

    public static AdaptiveCard Render(ImmutableArray<(TeamId Team, string Name)> led, Words words) => new(words["preview.which"], words.Language,
    [
        Layout.Title(words["preview.which"]),
        new ChoiceInput(TeamField, words["preview.team"], [.. led.Take(MostTeams).Select(t => new Choice(UserText.Line(t.Name), t.Team.Value))])
        {
            Value = led[0].Team.Value, IsRequired = true, ErrorMessage = words["preview.choose"],
        },
        Layout.Buttons(new Execute(words["button.showPreview"], Verbs.ShowPreview, []) { IsPrimary = true, WithInputs = true }),
    ]);
}
