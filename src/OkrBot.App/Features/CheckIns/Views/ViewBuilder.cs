using System.Collections.Immutable;
using OkrBot.App.Cards.KeyResults;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>Turns the team's state into the views of a segment: the room's, one person's, and the summary.</summary>
internal static class ViewBuilder
{
    private const int MostOnAgenda = 3;

    public static RoomView Room(ViewScene scene, string language)
    {
        var segment = scene.Segment;
        var agenda = FactsBuilder.Agenda(scene);
        return new RoomView(
            scene.Frame(language), Phase(scene), segment.RankAt ?? scene.Now, NobodyRunsIt: segment.RunBy is null,
            [.. agenda.Take(MostOnAgenda)], Math.Max(0, agenda.Length - MostOnAgenda), FactsBuilder.Carried(scene), FactsBuilder.Counts(scene),
            [.. Open(scene).Select(k => k.Title)]);
    }

    public static OwnView Own(ViewScene scene, Reader reader, int justSaved)
    {
        var segment = scene.Segment;
        var isMember = reader.Person is { } person && scene.Team.Team.Find(person) is { Guest: false };
        var mine = scene.Team.ActiveKeyResults
            .Where(k => reader.Person is { } owner && k.Owner == owner)
            .Select(k => FactsBuilder.Facts(scene, k, reader.Person))
            .OrderBy(f => f.Answered)
            .ToImmutableArray();
        return new OwnView(
            Room(scene, reader.Language), reader.ChannelId, mine, justSaved, Newcomer: isMember && mine.IsEmpty && !HasAnswered(scene.Team, reader.Person),
            Runs: reader.Person is not null && segment.RunBy == reader.Person,
            CanTakeOver: isMember && segment.RunBy is null, CanExtend: !segment.Extended, isMember);
    }

    public static SummaryView Summary(ViewScene scene, Reader reader)
    {
        var segment = scene.Segment;
        var answered = scene.Team.ActiveKeyResults.Where(k => segment.Answered.Contains(k.Id)).Select(k => FactsBuilder.Facts(scene, k, reader.Person)).ToList();
        return new SummaryView(
            scene.Frame(reader.Language), [.. segment.Decisions.Select(d => d.Text)],
            [.. answered.Where(f => Moves.Forward(f) is true).Select(f => new MoveLine(f, ConfidenceOnly: false))],
            [.. answered.Where(Moves.Fell).Select(f => new MoveLine(f, ConfidenceOnly: Moves.Forward(f) is not false))],
            FactsBuilder.Carried(scene), [.. Open(scene).Select(k => k.Title)], FactsBuilder.Counts(scene), DoneInMinutes(segment),
            MayDecide: MayDecide(segment, reader));
    }

    private static SegmentPhase Phase(ViewScene scene) => scene.Segment switch
    {
        { Ranked: false } => SegmentPhase.AnswerTime,
        { LastCallShown: true } => SegmentPhase.LastCall,
        _ => SegmentPhase.Discussing,
    };

    private static IEnumerable<KeyResult> Open(ViewScene scene) => scene.Team.ActiveKeyResults.Where(k => !scene.Segment.Answered.Contains(k.Id));

    private static bool HasAnswered(TeamCycle team, PersonId? person)
        => team.KeyResults.Values.Any(k => k.Updates.Any(u => u.By == person));

    private static int? DoneInMinutes(Segment segment)
        => segment is { ClosedBy: ClosedBy.NothingToDiscuss, ClosedAt: { } closed, OpenedAt: { } opened }
            ? Math.Max(1, (int)Math.Round((closed - opened).TotalMinutes))
            : null;

    private static bool MayDecide(Segment segment, Reader reader)
        => reader.Person is not null && segment.RunBy == reader.Person && segment.Decisions.IsEmpty && !segment.NoDecision && !segment.Agenda.IsEmpty;
}

/// <summary>Whether an answer moved its key result, seen from its target.</summary>
internal static class Moves
{
    private const int NoticeableFall = 2;

    /// <summary>True forward, false backward, null not at all or not known.</summary>
    public static bool? Forward(KeyResultFacts facts)
    {
        if (facts.Value is null || facts.ValueBefore is null || facts.Value.Equals(facts.ValueBefore)) return null;
        var now = Progress.Raw(facts.Measure, facts.Value);
        var before = Progress.Raw(facts.Measure, facts.ValueBefore);
        return now == before ? null : now > before;
    }

    public static bool Fell(KeyResultFacts facts)
        => Forward(facts) is false || (facts.ConfidenceBefore is { } before && facts.Confidence is { } now && before - now >= NoticeableFall);
}
