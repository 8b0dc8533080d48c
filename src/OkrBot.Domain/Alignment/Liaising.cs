using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.Domain.Alignment;

/// <summary>This person unsticks what other teams need of it.</summary>
/// <param name="KeyResult">Null = the objective as a whole.</param>
public sealed record NameLiaison(PersonId By, ObjectiveId Objective, KeyResultId? KeyResult, PersonId To)
{
    /// <summary>The check-in on whose card it was said: whoever runs it may.</summary>
    public Occurrence? On { get; init; }
}

/// <summary>Who unsticks what others need: exactly one person for each needed objective or key result, from before it is active until nobody needs it any more.</summary>
public static class Liaising
{
    /// <summary>Accepted needs of this objective or key result, oldest first.</summary>
    public static IEnumerable<Link> NeededBy(TeamCycle state, ObjectiveId objective, KeyResultId? keyResult)
        => AllNeeds(state).Where(link => link.To.Objective == objective && link.To.KeyResult == keyResult).OrderBy(link => link.At).ThenBy(link => link.Id);

    /// <summary>Accepted needs that wait for this key result: those of itself, and those of its objective as a whole.</summary>
    public static IEnumerable<Link> NeededBy(TeamCycle state, KeyResult keyResult)
        => AllNeeds(state).Where(link => link.To.Objective == keyResult.Objective && (link.To.KeyResult is null || link.To.KeyResult == keyResult.Id)).OrderBy(link => link.At).ThenBy(link => link.Id);

    /// <summary>What others need of what the team drafts or works on, each once, in the order people see.</summary>
    public static ImmutableArray<LinkEnd> Needed(TeamCycle state) =>
    [
        .. from end in AllNeeds(state).Select(link => link.To).Distinct()
           where LinkEnds.IsOpen(state, end)
           orderby state.Objectives[end.Objective].Order, end.KeyResult is { } id ? state.KeyResults[id].Order : 0
           select end,
    ];

    /// <summary>As it was named; null = nobody.</summary>
    public static Liaison? Named(TeamCycle state, LinkEnd end)
        => end.KeyResult is { } id ? state.KeyResults.GetValueOrDefault(id)?.Liaison : state.Objectives.GetValueOrDefault(end.Objective)?.Liaison;

    /// <summary>Who it is now: after the one who was named has left the team, whoever runs its check-in. Null = there is neither.</summary>
    public static PersonId? Acting(TeamCycle state, Liaison? named)
        => named is null ? null : Owners.HasLeft(state.Team, named.Person) ? state.Team.Facilitator : named.Person;

    /// <summary>Of what the team works on: those where somebody stands in, so that a name is asked for.</summary>
    public static IEnumerable<LinkEnd> Standing(TeamCycle state)
        => Needed(state).Where(end => state.Objectives[end.Objective].State == ObjectiveState.Active && Named(state, end) is { } named && (named.Acting || Owners.HasLeft(state.Team, named.Person)));

    /// <summary>Needs of an objective and its key results for which nobody is named, by their links: it cannot begin so.</summary>
    public static ImmutableArray<LinkId> Missing(TeamCycle state, ObjectiveId objective) =>
        [.. AllNeeds(state).Where(link => link.To.Objective == objective && LinkEnds.IsOpen(state, link.To) && Named(state, link.To) is null).Select(link => link.Id)];

    /// <summary>Why this person names nobody for it; null = they may. The facilitator, whoever it is now, and whoever runs the check-in on whose card it is asked.</summary>
    public static Refusal? May(TeamCycle state, PersonId by, LinkEnd end, Occurrence? on)
    {
        if (!LinkEnds.Exists(state, end)) return end.KeyResult is { } id ? new UnknownKeyResult(id) : new UnknownObjective(end.Objective);
        if (!LinkEnds.IsOpen(state, end)) return new ObjectiveIsOver(end.Objective);
        if (!NeededBy(state, end.Objective, end.KeyResult).Any()) return new NobodyNeedsIt();
        if (Authority.MemberOnly(state.Team, by) is null && Acting(state, Named(state, end)) == by) return null;
        return on is { } occurrence && state.Find(occurrence) is { RunBy: { } runner } && runner == by ? null : Pen.Leads(state, by);
    }

    public static Decision Decide(TeamCycle state, NameLiaison command, DateTimeOffset now)
    {
        var end = new LinkEnd(state.Id.Team, command.Objective, command.KeyResult);
        if (Named(state, end) is { Acting: false } known && known.Person == command.To && LinkEnds.IsOpen(state, end)) return Decision.Nothing;
        if (May(state, command.By, end, command.On) is { } refusal) return refusal;
        if (Authority.MemberOnly(state.Team, command.To) is not null) return new NotOnTeam(command.To);
        return Pen.Written(state, [Naming(end, new Liaison(command.To, Acting: false, command.By, now))], now);
    }

    /// <summary>What else is in the commit that accepts a need: the one who was chosen; for what is worked on already, where nobody was, whoever accepts stands in.</summary>
    internal static (TeamEvent? Event, Refusal? Refusal) OnAccept(TeamCycle own, AnswerNeed command, LinkEnd end, DateTimeOffset now)
    {
        if (command.Liaison is { } chosen)
        {
            if (Authority.MemberOnly(own.Team, chosen) is not null) return (null, new NotOnTeam(chosen));
            return Named(own, end) is { Acting: false } known && known.Person == chosen ? (null, null) : (Naming(end, new Liaison(chosen, Acting: false, command.By, now)), null);
        }
        var isNeeded = own.Objectives[end.Objective].State == ObjectiveState.Active && Named(own, end) is null;
        return (isNeeded ? Naming(end, new Liaison(command.By, Acting: true, command.By, now)) : null, null);
    }

    /// <summary>What follows for liaisons when copies of links changed: it ends with the last need, and what is worked on never has none.</summary>
    internal static IEnumerable<TeamEvent> AfterCopies(TeamCycle after, DateTimeOffset now)
    {
        foreach (var end in Holders(after).Where(end => !IsKept(after, end))) yield return new TeamEvent.LiaisonNamed(end.Objective, end.KeyResult, null);
        foreach (var link in AllNeeds(after).DistinctBy(link => link.To))
            if (LinkEnds.IsOpen(after, link.To) && after.Objectives[link.To.Objective].State == ObjectiveState.Active && Named(after, link.To) is null && StandIn(after, link) is { } standIn)
                yield return Naming(link.To, new Liaison(standIn, Acting: true, standIn, now));
    }

    private static PersonId? StandIn(TeamCycle state, Link link) => state.Team.Facilitator
        ?? (link.AnsweredBy is { } by && !Owners.HasLeft(state.Team, by) ? by : state.Team.Members.FirstOrDefault(m => !m.Guest)?.Person);

    // An answer is on its way while its link is still asked.
    private static bool IsKept(TeamCycle state, LinkEnd end) => state.Links.Values.Any(link => link.Kind == LinkKind.Needs && link.To == end
        && (link.State == LinkState.Accepted || (link.State == LinkState.Asked && Named(state, end)!.At >= link.At)));

    private static IEnumerable<LinkEnd> Holders(TeamCycle state) =>
    [
        .. state.Objectives.Values.Where(o => o.Liaison is not null).Select(o => new LinkEnd(state.Id.Team, o.Id, null)),
        .. state.KeyResults.Values.Where(k => k.Liaison is not null).Select(k => new LinkEnd(state.Id.Team, k.Objective, k.Id)),
    ];

    private static IEnumerable<Link> AllNeeds(TeamCycle state)
        => state.Links.Values.Where(link => link is { Kind: LinkKind.Needs, State: LinkState.Accepted } && link.To.Team == state.Id.Team);

    private static TeamEvent Naming(LinkEnd end, Liaison liaison) => new TeamEvent.LiaisonNamed(end.Objective, end.KeyResult, liaison);
}
