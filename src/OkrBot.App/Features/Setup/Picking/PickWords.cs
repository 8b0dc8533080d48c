using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Grants;
using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Setup.Picking;

/// <summary>Meetings in a line, and why there is no list of them.</summary>
internal static class PickWords
{
    private const int LongestTitle = 60;

    private const int LongestName = 30;

    /// <summary>"Checkout weekly · every week · next Tue, 10 Nov, 09:30 · 7 invited", in the reader's zone; at the end who organises it, where the reader does not.</summary>
    public static string Line(RecurringMeeting meeting, string zone, Words words)
    {
        var title = UserText.Line(meeting.Title, LongestTitle);
        var organizer = meeting.IsOrganizer ? "" : UserText.Line(meeting.Organizer ?? "", LongestName);
        var line = words.Text("pick.line",
            ("title", title.Length > 0 ? title : words["pick.untitled"]),
            ("rhythm", words.Plural($"pick.rhythm.{meeting.Rhythm.ToString().ToLowerInvariant()}", meeting.Every)),
            ("next", When(meeting.Next.Start, zone, words)),
            ("people", words.Plural("pick.people", meeting.Invited)));
        return organizer.Length == 0 ? line : words.Text("pick.lineOf", ("line", line), ("organizer", organizer));
    }

    public static string When(DateTimeOffset at, string zone, Words words)
    {
        var day = Zones.LocalDay(zone, at);
        return words.Text("pick.when", ("day", $"{day.ToString("ddd", words.Culture)}, {words.Date(day)}"), ("time", words.Time(at, zone)));
    }

    /// <summary>What to do without a list; where Graph is off, as if it did not exist.</summary>
    public static string Without(NoAnswer why, Words words) => why switch
    {
        NoAnswer.Off or NoAnswer.NotInCloud => words["connect.inMeeting"],
        NoAnswer.MissingRight missing => words.Text(Missing(missing.Right), ("right", missing.Right.Name)) + " " + words["connect.inMeeting"],
        NoAnswer.Later => words["pick.later"],
        NoAnswer.Gone => words["pick.noCalendar"] + " " + words["connect.inMeeting"],
        _ => words["pick.failed"] + " " + words["connect.inMeeting"],
    };

    private static string Missing(Right right) => right switch
    {
        { Grantor: Grantor.TeamsAdministrator } => "pick.missing.teams",
        { Name: NeededRights.ReadCalendars } => "pick.missing.calendar",
        _ => "pick.missing.entra",
    };
}
