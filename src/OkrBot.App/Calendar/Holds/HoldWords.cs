using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Calendar.Holds;

/// <summary>What an appointment is called and says. Its owner is named later.</summary>
public static class HoldWords
{
    public const string Slice = "Holds";
    private const int LongestName = 60;
    private const int NamedTeams = 2;

    public static Words In(string? language) => WordBook.For(Slice, language);

    public static HoldKind KindOf(Checkpoint date) => KindOf(date.Kind);

    public static HoldKind KindOf(CheckpointKind kind) => kind == CheckpointKind.Review ? HoldKind.Review : HoldKind.Reflection;

    public static CalendarHold Of(TeamCycle state, Checkpoint date)
    {
        var words = In(state.Team.Language);
        var (kind, name) = (KindOf(date), PlainText.Clean(state.Team.Name, LongestName));
        var meeting = PlainText.Clean(state.Team.Meeting?.Title, LongestName);
        var slot = meeting.Length > 0 ? words.Text("text.slot", ("meeting", meeting)) : words["text.slotNoName"];
        return new CalendarHold(KeyOf(HoldSubject.Of(state.Id), kind), default, words.Text(kind == HoldKind.Review ? "title.review" : "title.reflection", ("team", name)), date.Day, date.Time, date.Length, date.Zone)
        {
            Text = [words[kind == HoldKind.Review ? "text.review" : "text.reflection"], slot, words["text.whyHere"]], Link = words["text.link"],
        };
    }

    /// <param name="names">Of the group's teams, in order; user text.</param>
    public static CalendarHold Of(HoldSubject subject, TalkTime time, ImmutableArray<string> names, Words words)
    {
        var named = string.Join(", ", names.Take(NamedTeams).Select(name => PlainText.Clean(name, LongestName)));
        var title = names.Length > NamedTeams ? words.Text("title.talkMore", ("teams", named), ("more", words.Number(names.Length - NamedTeams))) : words.Text("title.talk", ("teams", named));
        return new CalendarHold(KeyOf(subject, HoldKind.Talk), default, title, time.Day, time.Start, TimeSpan.FromMinutes(time.Minutes), time.Zone)
        {
            Text = [words["text.talk"], words["text.talkHow"], words["text.whyTalk"]], Link = words["text.link"], IsOnline = true,
        };
    }

    /// <summary>Never changes: appointments out there carry it.</summary>
    public static string KeyOf(HoldSubject subject, HoldKind kind) => $"{subject.Name}/{subject.Cycle}/{kind switch
    {
        HoldKind.Review => "review",
        HoldKind.Reflection => "reflection",
        _ => "talk",
    }}";
}
