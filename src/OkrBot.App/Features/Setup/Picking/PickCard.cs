using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup.Picking;

/// <param name="Meetings">The soonest first.</param>
/// <param name="Own">Teams that the reader leads; user text.</param>
/// <param name="Zone">The reader's.</param>
internal sealed record PickView(ImmutableArray<RecurringMeeting> Meetings, ImmutableArray<(TeamId Team, string Name)> Own, string Zone);

/// <summary>In the personal chat: which of one's own recurring meetings the check-in joins, and which team checks in there.</summary>
internal static class PickCard
{
    public const string MeetingField = "chosenMeeting";

    /// <summary>More does not fit on a phone; the soonest are the likeliest.</summary>
    public const int MostMeetings = 15;

    /// <summary>All at once up to here; beyond, a drop-down.</summary>
    private const int MostAtOnce = 7;

    public static AdaptiveCard Render(PickView view, Words words)
    {
        var body = ImmutableArray.CreateBuilder<CardElement>();
        body.Add(Layout.Title(words["pick.title"]));
        body.Add(new TextBlock(words["pick.text"]) { Spacing = Spacing.Small });
        body.Add(Meetings(view, words));
        if (view.Meetings.Length > MostMeetings) body.Add(Layout.Small(words.Text("pick.more", ("count", words.Number(view.Meetings.Length - MostMeetings)))));
        if (!view.Own.IsEmpty) body.Add(new ChoiceInput(ConnectCard.TeamField, words["connect.team"], [.. view.Own.Select(team => new Choice(UserText.Line(team.Name), team.Team.Value))]));
        body.Add(new TextInput(ConnectCard.NameField, words[view.Own.IsEmpty ? "connect.name" : "connect.orName"])
        {
            MaxLength = ConnectCard.LongestName, IsRequired = view.Own.IsEmpty, ErrorMessage = words["connect.name.error"],
        });
        body.Add(Layout.Small(words["pick.how"]));
        body.Add(Layout.Buttons(new Execute(words["connect.save"], Verbs.PickMeeting, []) { IsPrimary = true, WithInputs = true }));
        return new AdaptiveCard(words["pick.title"], words.Language, body.ToImmutable());
    }

    private static ChoiceInput Meetings(PickView view, Words words)
        => new(MeetingField, words["pick.meeting"], [.. view.Meetings.Take(MostMeetings).Select(meeting => new Choice(PickWords.Line(meeting, view.Zone, words), OwnMeetings.TokenOf(meeting)))])
        {
            Expanded = view.Meetings.Length <= MostAtOnce, IsRequired = true, ErrorMessage = words["pick.meeting.error"],
        };
}
