using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup.Picking;

/// <param name="Meetings">All, in the order in which they are shown.</param>
/// <param name="Own">Teams that the reader leads; user text.</param>
/// <param name="Zone">The reader's; null = nobody told.</param>
internal sealed record PickView(ImmutableArray<RecurringMeeting> Meetings, ImmutableArray<(TeamId Team, string Name)> Own, string? Zone)
{
    /// <summary>From 0; one that is not there is the first.</summary>
    public int Page { get; init; }
}

/// <summary>In the personal chat: which of one's own recurring meetings the check-in joins, and which team checks in there.</summary>
internal static class PickCard
{
    public const string MeetingField = "chosenMeeting";

    public const string PageField = "page";

    /// <summary>More does not fit on a phone; the rest is a press away.</summary>
    public const int MostMeetings = 15;

    /// <summary>All at once up to here; beyond, a drop-down.</summary>
    private const int MostAtOnce = 7;

    public static AdaptiveCard Render(PickView view, Words words)
    {
        var body = ImmutableArray.CreateBuilder<CardElement>();
        body.Add(Layout.Title(words["pick.title"]));
        body.Add(new TextBlock(words["pick.text"]) { Spacing = Spacing.Small });
        var first = view.Page > 0 && view.Page <= (view.Meetings.Length - 1) / MostMeetings ? view.Page * MostMeetings : 0;
        var shown = view.Meetings.Skip(first).Take(MostMeetings).ToImmutableArray();
        body.Add(Meetings(shown, view.Zone, words));
        if (view.Meetings.Length > MostMeetings) body.AddRange(Rest(first, shown.Length, view.Meetings.Length, words));
        if (shown.Any(meeting => !meeting.IsOrganizer)) body.Add(Layout.Small(words["pick.others"]));
        if (!view.Own.IsEmpty) body.Add(new ChoiceInput(ConnectCard.TeamField, words["connect.team"], [.. view.Own.Select(team => new Choice(UserText.Line(team.Name), team.Team.Value))]));
        body.Add(new TextInput(ConnectCard.NameField, words[view.Own.IsEmpty ? "connect.name" : "connect.orName"])
        {
            MaxLength = ConnectCard.LongestName, IsRequired = view.Own.IsEmpty, ErrorMessage = words["connect.name.error"],
        });
        body.Add(Layout.Small(words["pick.how"]));
        body.Add(Layout.Buttons(new Execute(words["connect.save"], Verbs.PickMeeting, []) { IsPrimary = true, WithInputs = true }));
        return new AdaptiveCard(words["pick.title"], words.Language, body.ToImmutable());
    }

    /// <summary>"16 to 30 of 41", and the way to the next ones; behind the last ones are the first.</summary>
    private static IEnumerable<CardElement> Rest(int first, int count, int all, Words words)
    {
        var last = first + count;
        yield return Layout.Small(words.Text("pick.shown", ("first", words.Number(first + 1)), ("last", words.Number(last)), ("count", words.Number(all))));
        var next = last < all ? first / MostMeetings + 1 : 0;
        yield return Layout.Buttons(new Execute(words[next == 0 ? "pick.fromStart" : "pick.more"], Verbs.MorePicks, new JsonObject { [PageField] = next.ToString(CultureInfo.InvariantCulture) }));
    }

    private static ChoiceInput Meetings(ImmutableArray<RecurringMeeting> shown, string? zone, Words words)
        => new(MeetingField, words["pick.meeting"], [.. shown.Select(meeting => new Choice(PickWords.Line(meeting, zone, words), OwnMeetings.TokenOf(meeting)))])
        {
            Expanded = shown.Length <= MostAtOnce, IsRequired = true, ErrorMessage = words["pick.meeting.error"],
        };
}
