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

    /// <param name="countsOnly">Somebody from outside reads it: nothing of the lists is in the view.</param>
    /// <param name="reader">Null for the room.</param>
    public static RoomView Room(ViewScenes scenes, string language, bool countsOnly, PersonId? reader = null)
    {
        var view = Room(scenes, language, reader);
        return countsOnly
            ? view with { CountsOnly = true, Agenda = [], MoreToDiscuss = 0, Carried = [], StillOpen = [], Sections = [.. view.Sections.Select(s => s with { Agenda = [] })] }
            : view;
    }

    private static RoomView Room(ViewScenes scenes, string language, PersonId? reader)
    {
        var agenda = Agendas.Merge(scenes, MostOnAgenda);
        return new RoomView(
            scenes.Frame(language), Phase(scenes), scenes.First.Segment.RankAt ?? scenes.First.Now, NobodyRunsIt: scenes.All.All(s => s.Segment.RunBy is null),
            [.. agenda.SelectMany(a => a.Agenda)], scenes.All.Sum(s => FactsBuilder.Agenda(s).Length) - agenda.Sum(a => a.Agenda.Length),
            CarriedBuilder.Of(scenes, reader), Sum(agenda.Select(a => a.Counts)), [.. scenes.All.SelectMany(WaitedFor).Select(k => k.Title)])
        {
            Sections = scenes.AreSeveral ? agenda : [],
            OffersSkip = scenes.All.All(s => Skipping.IsOffered(s.Team, s.Segment, s.Now)),
            OpenCount = scenes.All.Sum(s => WaitedFor(s).Count()),
            IsOnlyAwayOpen = scenes.All.Any(s => Open(s).Any()) && !scenes.All.Any(s => WaitedFor(s).Any()),
        };
    }

    public static OwnView Own(ViewScenes scenes, Reader reader, int justSaved, bool countsOnly = false)
    {
        var segments = scenes.All.Select(s => s.Segment).ToList();
        var isMember = IsMember(scenes, reader);
        var mine = Mine(scenes, reader);
        return new OwnView(
            Room(scenes, reader.Language, countsOnly, reader.Person), reader.ChannelId, mine, justSaved,
            Newcomer: isMember && mine.IsEmpty && !scenes.All.Any(s => HasAnswered(s.Team, reader.Person)),
            Runs: reader.Person is not null && segments.Exists(s => s.RunBy == reader.Person),
            CanTakeOver: isMember && segments.TrueForAll(s => s.RunBy is null), CanExtend: segments.Exists(s => !s.Extended), isMember)
        {
            Home = scenes.AreSeveral ? Home(scenes, reader) : null,
            Question = QuestionBuilder.ForRunner(scenes, reader.Person),
            NeedsStep = mine.FirstOrDefault(f => scenes.All.Any(s => s.Key.Team == f.Of && QuestionBuilder.NeedsStep(s, reader.Person)?.Id == f.Id)),
        };
    }

    public static PersonalView Personal(ViewScenes scenes, Reader reader, int justSaved)
    {
        var mine = Mine(scenes, reader);
        var frame = scenes.Frame(reader.Language);
        // Where a check-in has closed, a tap on this card is meant to count all the same.
        var late = scenes.All.Any(s => s.IsOver);
        return new PersonalView(frame with { Key = frame.Key with { Late = late } }, mine, justSaved);
    }

    /// <inheritdoc cref="Room(ViewScenes, string, bool, PersonId?)"/>
    public static SummaryView Summary(ViewScenes scenes, Reader reader, bool countsOnly)
    {
        var view = Summary(scenes, reader);
        return countsOnly ? WithoutLists(view) with { Sections = [.. view.Sections.Select(WithoutLists)] } : view;
    }

    private static SummaryView WithoutLists(SummaryView view) => view with { CountsOnly = true, Decisions = [], Moved = [], Fell = [], Carried = [], NoUpdate = [] };

    private static SummaryView Summary(ViewScenes scenes, Reader reader)
    {
        var segments = scenes.All.Select(s => s.Segment).ToList();
        var answered = scenes.All.SelectMany(scene => scene.Team.ActiveKeyResults.Where(k => scene.Segment.Answered.Contains(k.Id)).Select(k => FactsBuilder.Facts(scene, k, reader.Person))).ToList();
        return new SummaryView(
            scenes.Frame(reader.Language), [.. segments.SelectMany(s => s.Decisions).Select(d => d.Text)],
            [.. answered.Where(f => Moves.Forward(f) is true).Select(f => new MoveLine(f, ConfidenceOnly: false))],
            [.. answered.Where(Moves.Fell).Select(f => new MoveLine(f, ConfidenceOnly: Moves.Forward(f) is not false))],
            CarriedBuilder.Of(scenes, reader.Person), [.. scenes.All.SelectMany(Open).Select(k => k.Title)], Sum(scenes.All.Select(FactsBuilder.Counts)),
            segments.TrueForAll(s => DoneInMinutes(s) is not null) ? segments.Max(DoneInMinutes) : null, MayDecide: MayDecide(segments, reader))
        {
            IsMember = IsMember(scenes, reader),
            Sections = scenes.AreSeveral ? [.. scenes.All.Select(scene => Summary(ViewScenes.Of(scene), reader))] : [],
            Skipped = segments.TrueForAll(s => s.ClosedBy is ClosedBy.NoMeeting or ClosedBy.ByMessage) ? segments[0].ClosedBy : null,
        };
    }

    private static bool IsMember(ViewScenes scenes, Reader reader)
        => reader.Person is { } person && scenes.All.Any(s => s.Team.Team.TakesPart(person));

    /// <summary>The reader's own key results, and those whose owner left while the reader runs it; unanswered first.</summary>
    private static ImmutableArray<KeyResultFacts> Mine(ViewScenes scenes, Reader reader)
    {
        var mine = scenes.All.SelectMany(scene => scene.Team.ActiveKeyResults
            .Where(k => reader.Person is { } owner && Owners.Acting(scene.Team.Team, scene.Segment, k) == owner)
            .Select(k => FactsBuilder.Facts(scene, k, reader.Person) with { Of = scene.Team.Id.Team, Team = scenes.AreSeveral ? scene.NameIn(reader.Language) : null }));
        return [.. mine.OrderBy(f => f.Answered)];
    }

    private static StatusCounts Sum(IEnumerable<StatusCounts> counts) => counts.Aggregate(
        (a, b) => new StatusCounts(a.OnTrack + b.OnTrack, a.AtRisk + b.AtRisk, a.OffTrack + b.OffTrack, a.NoUpdate + b.NoUpdate));

    private static SegmentPhase Phase(ViewScenes scenes) => scenes switch
    {
        _ when scenes.All.Any(s => !s.Segment.Ranked) => SegmentPhase.AnswerTime,
        _ when scenes.All.Any(s => s.Segment.LastCallShown) => SegmentPhase.LastCall,
        _ => SegmentPhase.Discussing,
    };

    /// <summary>The team on which a reader of several raises something: the first that lists them.</summary>
    private static TeamId Home(ViewScenes scenes, Reader reader)
        => (scenes.All.FirstOrDefault(s => reader.Person is { } person && s.Team.Team.TakesPart(person)) ?? scenes.First).Team.Id.Team;

    // Nobody is told again about what was asked about three silences ago.
    private static IEnumerable<KeyResult> Open(ViewScene scene)
        => scene.Team.ActiveKeyResults.Where(k => !scene.Segment.Answered.Contains(k.Id) && !Silences.IsQuiet(k));

    // Whoever is away is not waited for; anybody may answer for them.
    private static IEnumerable<KeyResult> WaitedFor(ViewScene scene) => Open(scene).Where(k => !Absences.IsAway(scene.Team.Team, scene.Segment, k.Owner));

    private static bool HasAnswered(TeamCycle team, PersonId? person)
        => team.KeyResults.Values.Any(k => k.Updates.Any(u => u.By == person));

    private static int? DoneInMinutes(Segment segment)
        => segment is { ClosedBy: ClosedBy.NothingToDiscuss, ClosedAt: { } closed, OpenedAt: { } opened }
            ? Math.Max(1, (int)Math.Round((closed - opened).TotalMinutes))
            : null;

    private static bool MayDecide(IReadOnlyCollection<Segment> segments, Reader reader)
        => reader.Person is not null && segments.All(s => s.Decisions.IsEmpty && !s.NoDecision)
            && segments.Any(s => s.RunBy == reader.Person) && segments.Any(s => !s.Agenda.IsEmpty);
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
