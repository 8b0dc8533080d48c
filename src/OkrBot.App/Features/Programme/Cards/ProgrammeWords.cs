using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Programme.Forms;
using OkrBot.App.Features.Programme.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme.Cards;

/// <summary>The programme's facts in the same words on all its cards.</summary>
internal static class ProgrammeWords
{
    /// <summary>As people called it, else its first day.</summary>
    public static string Name(Cycle cycle, Words words)
        => cycle.Name is { Length: > 0 } name ? UserText.Line(name, CycleOpening.LongestName) : words.Text("cycle.unnamed", ("start", words.Date(cycle.Start)));

    /// <summary>"5 Oct 2026 to 3 Jan 2027, 13 weeks".</summary>
    public static string Days(Cycle cycle, Words words)
        => words.Text("cycle.days", ("start", words.DateAndYear(cycle.Start)), ("end", words.DateAndYear(cycle.End)), ("weeks", words.Number(cycle.Weeks)));

    public static string State(CycleLine line, DateOnly today, Words words) => line.State switch
    {
        CycleState.Running => words.Text("cycle.running", ("week", words.Number(line.Cycle.WeekOf(today))), ("weeks", words.Number(line.Cycle.Weeks))),
        CycleState.Next => words.Text("cycle.next", ("start", words.Date(line.Cycle.Start))),
        _ => words.Text("cycle.final", ("last", words.Date(CyclePlan.LastEntry(line.Cycle)))),
    };

    /// <summary>"12 teams · 1 that nobody runs · 2 without a meeting".</summary>
    public static string Teams(CycleLine line, Words words)
    {
        var parts = new List<string> { words.Plural("teams", line.Teams) };
        if (line.WithoutRunner > 0) parts.Add(words.Plural("teams.unled", line.WithoutRunner));
        if (line.WithoutMeeting > 0) parts.Add(words.Plural("teams.unmet", line.WithoutMeeting));
        return string.Join(" · ", parts);
    }

    public static string Holiday(Holiday holiday, Words words) => $"{words.DateAndYear(holiday.Day)} ({(holiday.Country is { } code ? Country(code) : words["everywhere"])})";

    /// <summary>The country in its own name.</summary>
    /// <param name="code">Two letters of ISO 3166 that the platform knows.</param>
    public static string Country(string code) => new RegionInfo(code).NativeName;

    /// <summary>What was done, or the reasons why it was not.</summary>
    public static IEnumerable<CardElement> Told(string? done, ImmutableArray<string> problems)
    {
        if (done is not null) yield return Rich.Line(Rich.Plain("✓ " + done)) with { Spacing = Spacing.Small };
        if (!problems.IsEmpty) yield return Layout.Notice([.. problems.Select(problem => Rich.Line(Rich.Bold(problem)))]);
    }

    public static string Say(Refusal refusal, Words words) => refusal switch
    {
        WeeksOutOfRange weeks => words.Text("problem.weeksRange", ("fewest", words.Number(weeks.Fewest)), ("most", words.Number(weeks.Most))),
        CycleNameTooLong name => words.Text("problem.name", ("most", words.Number(name.Most))),
        StartTooEarly early => words.Text("problem.tooEarly", ("earliest", words.DateAndYear(early.Earliest))),
        StartTooLate late => words.Text("problem.tooLate", ("latest", words.DateAndYear(late.Latest))),
        CycleOverlaps overlaps => words.Text("problem.overlaps", ("start", words.DateAndYear(overlaps.With.Start)), ("end", words.DateAndYear(overlaps.With.End))),
        NextIsOpen next => words.Text("problem.next", ("start", words.DateAndYear(next.Next.Start))),
        _ => words["leadsOnly"],
    };

    public static string Say(WrongLine wrong, Words words) => wrong.Fault switch
    {
        HolidayFault.NothingTyped => words["problem.noHoliday"],
        HolidayFault.TooMany => words.Text("problem.tooManyLines", ("most", words.Number(HolidayLines.MostLines))),
        HolidayFault.Past => words.Text("problem.linePast", ("line", words.Number(wrong.Line)), ("text", UserText.Line(wrong.Text, 30))),
        HolidayFault.TooFar => words.Text("problem.lineFar", ("line", words.Number(wrong.Line)), ("text", UserText.Line(wrong.Text, 30))),
        _ => words.Text("problem.lineDate", ("line", words.Number(wrong.Line)), ("text", UserText.Line(wrong.Text, 30)), ("example", Example(words))),
    };

    /// <summary>How this reader's language writes a day in figures.</summary>
    public static string Example(Words words) => new DateOnly(2026, 12, 24).ToString("d", words.Culture);
}
