using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Setup.Picking;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup.Following;

/// <param name="Meeting">User text, as the team's name.</param>
/// <param name="Next">What looks like an ended series' successor; null = nothing does.</param>
/// <param name="MayUse">It stands in the reader's own calendar, who so may bring the bot to what they organise in its place.</param>
/// <param name="Zone">The reader's; null = nobody told.</param>
internal sealed record SeriesNewsView(SeriesTurn What, string Meeting, TeamId Team, string TeamName, RecurringMeeting? Next, bool MayUse, string? Zone);

/// <summary>In person, to whoever runs a team's check-in: what became of its meeting in the calendar, and what to do.</summary>
internal static class SeriesNewsCard
{
    public static AdaptiveCard Render(SeriesNewsView view, Words words)
    {
        var kind = view is { What: SeriesTurn.OtherCalendar, MayUse: true } ? "yours" : KindOf(view.What);
        var meeting = ("meeting", MarkdownText.Escape(view.Meeting.Length > 0 ? view.Meeting : words["pick.untitled"], 60));
        var team = ("team", MarkdownText.Escape(view.TeamName, 40));
        var title = words.Text($"news.{kind}.title", meeting);
        return new AdaptiveCard(title, words.Language,
        [
            Layout.Title(title),
            Rich.Line(new TextRun(words.Text("news.why", ("team", UserText.Line(view.TeamName, 40)))) { Size = TextSize.Small, IsSubtle = true }) with { Spacing = Spacing.None },
            new TextBlock(words.Text($"news.{kind}.text", team)) { Spacing = Spacing.Medium },
            .. Advice(view, words),
            .. Layout.FirstAlone(Buttons(view, words)),
        ]);
    }

    /// <summary>For everybody in the meeting's chat, where nobody can be told in person.</summary>
    public static AdaptiveCard Line(SeriesTurn what, string teamName, Words words)
    {
        var text = words.Text($"news.room.{KindOf(what)}", ("team", MarkdownText.Escape(teamName, 40)));
        return new AdaptiveCard(text, words.Language, [new TextBlock(text)]);
    }

    private static string KindOf(SeriesTurn what) => what switch
    {
        SeriesTurn.Ended => "ended",
        SeriesTurn.NewOrganizer => "organiser",
        SeriesTurn.OtherCalendar => "entry",
        _ => "calendar",
    };

    private static IEnumerable<CardElement> Advice(SeriesNewsView view, Words words)
    {
        if (view.What is SeriesTurn.NewOrganizer or SeriesTurn.OtherCalendar) yield break;
        if (view.Next is { } next)
        {
            yield return Layout.Heading(words["news.next"]) with { Spacing = Spacing.Medium };
            yield return Rich.Line(new TextRun(PickWords.Line(next, view.Zone, words))) with { Spacing = Spacing.Small };
        }
        yield return new TextBlock(words[view switch { { What: SeriesTurn.NoCalendar } => "news.anew", { Next: null } => "news.pick", { MayUse: true } => "news.use", _ => "news.ask" }]) { Spacing = view.Next is null ? Spacing.Medium : Spacing.Small };
    }

    private static ImmutableArray<CardAction> Buttons(SeriesNewsView view, Words words) => view switch
    {
        { What: SeriesTurn.NewOrganizer or SeriesTurn.OtherCalendar } => [],
        { Next: { } next, MayUse: true } => [Use(view, next, words) with { IsPrimary = true }, Pick(words["button.pickOther"])],
        _ => [Pick(words["button.pickMeeting"]) with { IsPrimary = true }],
    };

    /// <summary>As if it had been picked from the list, for this team; all of it is asked and judged again then.</summary>
    private static Execute Use(SeriesNewsView view, RecurringMeeting next, Words words)
        => new(words["button.useNext"], Verbs.PickMeeting, new JsonObject { [PickCard.MeetingField] = OwnMeetings.TokenOf(next), [ConnectCard.TeamField] = view.Team.Value });

    private static Execute Pick(string title) => new(title, Verbs.StartSetup, []);
}
