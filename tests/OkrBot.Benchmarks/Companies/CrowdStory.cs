using System.Collections.Immutable;
using System.Globalization;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Rehearsal.World;

namespace OkrBot.Benchmarks.Companies;

/// <summary>Tells what happened to each team before the run: four weeks of answers, and a segment that opened and stays open.</summary>
internal sealed class CrowdStory(TenantWorld world, TenantId tenant, Cycle cycle, CrowdShape shape)
{
    private const string Zone = "Europe/Berlin";
    private const int Objectives = 3;
    private const int PastWeeks = 4;

    /// <summary>Longer than any run: neither the ranking nor the close comes in between.</summary>
    private static readonly TimeSpan StaysOpen = TimeSpan.FromHours(6);
    private static readonly TimeSpan MeetingLength = TimeSpan.FromMinutes(30);

    public CrowdedTeam Tell(int number)
    {
        var name = $"Team {Text(number)}";
        ImmutableArray<TenantPerson> owners = [.. Enumerable.Range(1, shape.People).Select(at => world.AddPerson($"{name} person {Text(at)}"))];
        var chat = world.AddMeetingChat($"{name} weekly", owners[0], shape.Start, MeetingLength, owners);
        var team = TeamOf(number, name, owners, chat);
        ImmutableArray<KeyResult> keyResults = [.. Enumerable.Range(0, shape.People).Select(at => KeyResultOf(number, at, Person(owners[at]), chat)), NeverAnswered(number, owners[0], chat)];
        ImmutableArray<TeamEvent> events =
        [
            new TeamEvent.TeamJoinedCycle(team, cycle),
            .. Enumerable.Range(0, Objectives).Select(at => new TeamEvent.ObjectiveWritten(ObjectiveOf(number, at))),
            .. keyResults.Select(keyResult => new TeamEvent.KeyResultWritten(keyResult)),
            .. Enumerable.Range(1, PastWeeks).Reverse().SelectMany(weeks => Held(chat, team, weeks)),
            Opened(chat, team),
        ];
        return new(new TeamCycleId(tenant, team.Id, cycle.Id), team, chat, owners, [.. keyResults.Take(shape.People).Select(k => k.Id)], events);
    }

    private static Team TeamOf(int number, string name, ImmutableArray<TenantPerson> owners, Chat chat) => new(
        new TeamId($"team{Text(number)}"), name, TeamKind.Team, Zone, "en", Person(owners[0]),
        [.. owners.Select(person => new Member(Person(person), person.Name))],
        new ConnectedMeeting(new SeriesId(chat.Id), new ChatId(chat.Id), chat.Title, null), Placement.AtStart);

    private static Objective ObjectiveOf(int team, int at) => new(
        ObjectiveAt(team, at), at + 1, $"Fewer people wait for us, part {Text(at + 1)}", "Waiting is what others name first", Ambition.Aspirational, ObjectiveState.Active);

    /// <summary>While one key result waits for its answer the segment does not end early.</summary>
    private KeyResult NeverAnswered(int team, TenantPerson owner, Chat chat) => KeyResultOf(team, shape.People, Person(owner), chat);

    private KeyResult KeyResultOf(int team, int at, PersonId owner, Chat chat) => new(
        new KeyResultId($"team{Text(team)}-kr{Text(at + 1)}"), ObjectiveAt(team, at % Objectives), (at / Objectives) + 1,
        $"Requests of kind {Text(at + 1)} answered in a day", new Measure.Metric(50, 90, "%"), owner, 1, cycle.Start, cycle.End,
        [.. Enumerable.Range(1, PastWeeks).Reverse().Select(weeks => Said(owner, chat, weeks))]);

    private KeyResultUpdate Said(PersonId owner, Chat chat, int weeksAgo) => new(
        OccurrenceOf(chat, weeksAgo).Start.AddSeconds(40), owner, AnsweredAs.Owner, new Reading.Number(60 - (2 * weeksAgo)), 6, null,
        OccurrenceOf(chat, weeksAgo), AnswerTiming.During, NoChange: false);

    private IEnumerable<TeamEvent> Held(Chat chat, Team team, int weeksAgo)
    {
        var occurrence = OccurrenceOf(chat, weeksAgo);
        var closes = occurrence.Start + Segment.Length;
        yield return new TeamEvent.SegmentOpened(occurrence, new ChatId(chat.Id), OpenedBy.MeetingStart, team.Facilitator, occurrence.Start,
            occurrence.Start + Segment.AnswerTime, closes, occurrence.Start + MeetingLength);
        yield return new TeamEvent.SegmentClosed(occurrence, ClosedBy.Time, closes, Held: true);
    }

    private TeamEvent.SegmentOpened Opened(Chat chat, Team team) => new(OccurrenceOf(chat, 0), new ChatId(chat.Id), OpenedBy.MeetingStart, team.Facilitator,
        shape.Start, shape.Start + StaysOpen, shape.Start + StaysOpen, shape.Start + StaysOpen);

    private Occurrence OccurrenceOf(Chat chat, int weeksAgo) => new(new SeriesId(chat.Id), shape.Start.AddDays(-7 * weeksAgo));

    private static ObjectiveId ObjectiveAt(int team, int at) => new($"team{Text(team)}-o{Text(at + 1)}");

    private static PersonId Person(TenantPerson person) => new(person.ObjectId!);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
