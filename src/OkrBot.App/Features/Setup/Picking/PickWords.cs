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

    /// <summary>"Checkout weekly · every week · next Tue, 10 Nov, 09:30 · 7 invited"; at the end who organises it, where the reader does not.</summary>
    /// <param name="zone">The reader's; null = nobody told, and the meeting's is named beside the time.</param>
    public static string Line(RecurringMeeting meeting, string? zone, Words words)
    {
        var organizer = meeting.IsOrganizer ? "" : UserText.Line(meeting.Organizer ?? "", LongestName);
        var line = words.Text("pick.line",
            ("title", TitleIn(meeting, UserText.Line, words)),
            ("rhythm", words.Plural($"pick.rhythm.{meeting.Rhythm.ToString().ToLowerInvariant()}", meeting.Every)),
            ("next", When(meeting, zone, words)),
            ("people", meeting.Invited == 0 ? words["pick.people.none"] : words.Plural("pick.people", meeting.Invited)));
        return organizer.Length == 0 ? line : words.Text("pick.lineOf", ("line", line), ("organizer", organizer));
    }

    /// <summary>Escaped, for a sentence of ours.</summary>
    public static string Title(RecurringMeeting meeting, Words words) => TitleIn(meeting, MarkdownText.Escape, words);

    private static string TitleIn(RecurringMeeting meeting, Func<string, int, string> safe, Words words)
        => safe(meeting.Title, LongestTitle) is { Length: > 0 } title ? title : words["pick.untitled"];

    private static string When(RecurringMeeting meeting, string? readers, Words words)
    {
        var zone = readers ?? meeting.Zone ?? "UTC";
        var day = Zones.LocalDay(zone, meeting.Next.Start);
        var when = words.Text("pick.when", ("day", $"{day.ToString("ddd", words.Culture)}, {words.Date(day)}"), ("time", words.Time(meeting.Next.Start, zone)));
        return readers is null ? words.Text("pick.whenIn", ("when", when), ("zone", zone)) : when;
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
