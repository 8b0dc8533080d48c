using System.Collections.Immutable;
using OkrBot.App.Cards.Links;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>What returns on a card until it is settled: blockers, what other teams wait for, and what was agreed. At most three lines.</summary>
internal static class CarriedBuilder
{
    private const int Most = 3;
    private const int DaysAWeek = 7;

    /// <summary>So long what was resolved can be reopened where it stood.</summary>
    private static readonly TimeSpan ReopenedWithin = TimeSpan.FromMinutes(10);

    /// <summary>The first line of each team before the second of any. What people are asked about always has a line: it is settled nowhere else.</summary>
    /// <param name="reader">Null for the room.</param>
    public static ImmutableArray<CarriedLine> Of(ViewScenes scenes, PersonId? reader)
    {
        var lines = scenes.All
            .SelectMany(scene => Of(scene, reader).Select((line, at) => (at, line: scenes.AreSeveral ? line with { Of = scene.Key.Team } : line)))
            .OrderBy(l => l.at).Select(l => l.line).ToList();
        var shown = lines.Take(Most).ToImmutableArray();
        return lines.Find(IsAsked) is { } asked && !shown.Any(IsAsked) ? shown.SetItem(Most - 1, asked) : shown;
    }

    private static bool IsAsked(CarriedLine line) => line is CarriedLine.Agreed { IsAsked: true };

    private static IEnumerable<CarriedLine> Of(ViewScene scene, PersonId? reader)
    {
        var blocked = Blocked(scene, reader).ToList();
        // One line for other teams, before further blockers: those have a page, and a team that asked waits for this one.
        return [.. Resolved(scene, reader), .. blocked.Take(1), .. Linked(scene, reader).Take(1), .. blocked.Skip(1), .. Agreed(scene)];
    }

    private static IEnumerable<CarriedLine> Linked(ViewScene scene, PersonId? reader)
    {
        var may = reader is { } person && Needs.Answers(scene.Team, person);
        return
        [
            .. LinkQuestions.Open(scene.Team).Select(question => new CarriedLine.Linked(LinkQuestionFacts.Of(scene.Team, question), may)),
            .. Needs.Waiting(scene.Team).Select(link => new CarriedLine.Needed(LinksOf.Of(scene.Team, link), may)),
        ];
    }

    private static IEnumerable<CarriedLine> Resolved(ViewScene scene, PersonId? reader) => scene.Team.Blockers.Values
        .Where(b => reader is not null && b.ResolvedAt is { } at && scene.Now - at < ReopenedWithin)
        .OrderByDescending(b => b.ResolvedAt).Take(1)
        .Select(b => new CarriedLine.Resolved(b.Id, b.Need));

    /// <summary>Oldest first.</summary>
    private static IEnumerable<CarriedLine> Blocked(ViewScene scene, PersonId? reader) => scene.Team.Blockers.Values.Where(b => b.IsOpen).OrderBy(b => b.RaisedAt)
        .Select(b => new CarriedLine.Blocked(b.Id, b.Need, b.From, Blocking.AgeInWeeks(scene.Team, b, inCheckIn: scene.Segment.State != SegmentState.Closed))
        {
            AskedBy = reader is not null && b.FromPerson == reader ? FactsBuilder.FirstName(scene.Team, b.RaisedBy) : null,
        });

    /// <summary>Asked about first, oldest first; then what has its answer; once it has closed also what was agreed just now.</summary>
    private static IEnumerable<CarriedLine> Agreed(ViewScene scene)
    {
        var occurrence = scene.Segment.Occurrence;
        var asked = Commitments.ToAsk(scene.Team, occurrence).ToList();
        var answered = scene.Team.Commitments.Values.Where(c => c.Kept != Kept.NotAsked).OrderBy(c => c.MadeIn);
        var now = scene.Team.Commitments.Values.Where(c => c.MadeIn == occurrence && scene.Segment.State == SegmentState.Closed).OrderBy(c => c.By);
        return [.. asked.Select(c => Line(scene, c) with { IsAsked = true }), .. answered.Select(c => Line(scene, c)), .. now.Select(c => Line(scene, c))];
    }

    private static CarriedLine.Agreed Line(ViewScene scene, Commitment c)
    {
        var (made, held) = (Zones.LocalDay(scene.Team.Team.Zone, c.MadeIn.Start), Zones.LocalDay(scene.Team.Team.Zone, scene.Segment.Occurrence.Start));
        return new(c.Id, c.If, c.Then, c.By, FromLastTime: c.MadeIn != scene.Segment.Occurrence)
        {
            Kept = c.Kept,
            On = held.DayNumber - made.DayNumber > DaysAWeek ? made : null,
        };
    }
}
