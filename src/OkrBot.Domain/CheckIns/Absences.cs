using System.Collections.Immutable;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.CheckIns;

/// <summary>These people's mailboxes say that they are away today.</summary>
public sealed record SeeAbsent(Occurrence Occurrence, ImmutableArray<PersonId> People)
{
    public bool Equals(SeeAbsent? other) => other is not null && Occurrence == other.Occurrence && People.SequenceEqual(other.People);

    public override int GetHashCode() => Occurrence.GetHashCode();
}

/// <summary>Who is not asked in a check-in, and for whom anybody of the team may answer. Known while it is open; afterwards nothing of it stays.</summary>
public static class Absences
{
    /// <summary>Told to be away, or away by their mailbox in this check-in.</summary>
    /// <param name="segment">Null outside one.</param>
    public static bool IsAway(Team team, Segment? segment, PersonId person) => team.Find(person) is { Away: true } || segment?.Away.Contains(person) == true;

    /// <summary>Whom it is worth asking about: whoever is waited for in an open check-in, and who was away before, each once. Whoever runs it need not be of
    /// the team: in a meeting of several it is one of them for all.</summary>
    public static ImmutableArray<PersonId> WaitedFor(TeamCycle state, Segment segment)
    {
        var owners = state.ActiveKeyResults.Where(k => !segment.Answered.Contains(k.Id) && !Objectives.Silences.IsQuiet(k)).Select(k => k.Owner);
        return [.. owners.Append(segment.RunBy ?? default).Concat(segment.Away).Distinct()
            .Where(person => state.Team.Find(person) is { } member ? member is { Guest: false, Away: false } : IsInCharge(state, segment, person))];
    }

    /// <summary>Whoever began with it is away: one of the teams that hold it together knows, and none has an answer of theirs. Who was named, or opened it by
    /// hand, is there.</summary>
    internal static bool HasLostRunner(Segment segment, IReadOnlyList<Segment> together)
        => segment.RunBy is { } runner && MayLose(segment) && together.Any(s => s.Away.Contains(runner)) && !together.Any(s => s.Answerers.Contains(runner));

    /// <summary>One of them who runs it, and has not shown up, runs it no longer: anyone may.</summary>
    /// <returns>Accepted, empty when nothing is new or it is over. Never refused.</returns>
    public static Decision Decide(TeamCycle state, SeeAbsent command, DateTimeOffset now)
    {
        if (state.Find(command.Occurrence) is not { } segment || !segment.IsOpen(now)) return Decision.Nothing;
        ImmutableArray<PersonId> away = [.. command.People.Where(person => (state.Team.Find(person) is not null || IsInCharge(state, segment, person)) && !segment.Answerers.Contains(person)).Distinct().Order()];
        if (away.SequenceEqual(segment.Away)) return Decision.Nothing;
        List<TeamEvent> events = [new TeamEvent.AbsenceSeen(command.Occurrence, away)];
        if (segment.RunBy is { } runner && MayLose(segment) && away.Contains(runner)) events.Add(new TeamEvent.RunnerLeft(command.Occurrence));
        return Decision.Of(events, new Wake.RoomCard(command.Occurrence, now + Segment.Gather));
    }

    private static bool MayLose(Segment segment) => segment is { RunSince: null, Trigger: not OpenedBy.Command };

    // Somebody who was away stays known after running it was taken from them.
    private static bool IsInCharge(TeamCycle state, Segment segment, PersonId person)
        => person == segment.RunBy || person == Authority.FacilitatorOf(state.Team, segment) || segment.Away.Contains(person);
}
