using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.Domain.Alignment;

/// <summary>What making a link is decided on beside the own team.</summary>
/// <param name="Other">The other team, as it was read a moment ago.</param>
/// <param name="Stored">The link as it is kept for the whole cycle; null = it never was.</param>
/// <param name="Wish">Names the command, so that a repeat promises the same.</param>
public sealed record LinkContext(TeamCycle Other, Link? Stored, string Wish, DateTimeOffset Now);

/// <summary>Making links and taking them back, as the team that supports or needs. What is accepted here is a promise (<see cref="Effect.MakeLink"/>): the
/// link stands once its truth is written, under the mark of the whole graph, and both teams' copies follow.</summary>
public static class Linking
{
    public const int LongestWhy = 300;

    /// <summary>Of one team, asked ones included.</summary>
    public const int MostMade = 60;

    /// <summary>Asked of one team or accepted by it.</summary>
    public const int MostNeeds = 100;

    /// <summary>Why this person links nothing to it; null = they may. Members for drafts, the facilitator for what is active.</summary>
    public static Refusal? May(TeamCycle own, PersonId by, LinkEnd from, DateTimeOffset now)
    {
        if (!LinkEnds.Exists(own, from)) return from.KeyResult is { } id ? new UnknownKeyResult(id) : new UnknownObjective(from.Objective);
        if (Pen.May(own, by, own.Objectives[from.Objective].State) is { } refusal) return refusal;
        if (LinkEnds.Over(own, now) is { } over) return over;
        if (!LinkEnds.IsOpen(own, from)) return from.KeyResult is { } stopped && own.KeyResults[stopped].Stopped is not null ? new KeyResultIsStopped(stopped) : new ObjectiveIsOver(from.Objective);
        return own.Links.Values.Count(link => link.From.Team == own.Id.Team && link.IsLive) >= MostMade ? new TooManyLinks(MostMade) : null;
    }

    public static Decision Decide(TeamCycle own, MakeLink command, LinkContext context)
    {
        if (command.From.Team != own.Id.Team) return new UnknownObjective(command.From.Objective);
        if (May(own, command.By, command.From, context.Now) is { } refusal) return refusal;
        var (to, other) = (command.To, context.Other);
        if (to.Team == command.From.Team) return new SameTeam();
        if (!LinkEnds.IsOpen(other, to) || !LinkEnds.Shows(other, to, command.By)) return new UnknownEnd();
        if (context.Stored is { IsLive: true } known) return new LinkIsThere(known.State);
        var needs = other.Links.Values.Count(link => link is { Kind: LinkKind.Needs, IsLive: true } && link.To.Team == other.Id.Team);
        if (command.Kind == LinkKind.Needs && needs >= MostNeeds) return new TooManyNeeds(MostNeeds);
        var why = PlainText.Clean(command.Why);
        if (Pen.Line(why, LongestWhy, new LinkWhyMissing()) is { } wrong) return wrong;
        var state = command.Kind == LinkKind.Needs ? LinkState.Asked : LinkState.Accepted;
        var link = new Link(LinkEnds.IdOf(command.Kind, command.From, to), command.Kind, command.From, to, why, state, command.By, context.Now)
        {
            Round = (context.Stored?.Round ?? 0) + 1, Version = (context.Stored?.Version ?? 0) + 1, FromLabel = LinkEnds.Label(own, command.From), ToLabel = LinkEnds.Label(other, to),
        };
        return Promise(new Effect.MakeLink($"link:{link.Id}:{context.Wish}", link));
    }

    /// <summary>Whoever might have made it takes it back; saying it of one that is gone changes nothing.</summary>
    /// <param name="wish"><inheritdoc cref="LinkContext" path="/param[@name='Wish']"/></param>
    public static Decision Decide(TeamCycle own, WithdrawLink command, string wish, DateTimeOffset now)
    {
        if (!own.Links.TryGetValue(command.Link, out var link) || link.From.Team != own.Id.Team) return new UnknownLink(command.Link);
        var state = own.Objectives.GetValueOrDefault(link.From.Objective)?.State ?? ObjectiveState.Stopped;
        if (Pen.May(own, command.By, state) is { } refusal) return refusal;
        return LinkEnds.Over(own, now) is { } over ? over : Promise(new Effect.WithdrawLink($"link:{link.Id}:{wish}", link.Id, link.Round));
    }

    internal static Decision Promise(params ReadOnlySpan<Effect> effects) => new Decision.Accepted([], [], [.. effects]);
}
