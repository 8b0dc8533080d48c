using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.Domain.Alignment;

/// <summary>Answering what another team needs, as the team that is needed: its facilitator, or any member while there is none.</summary>
public static class Needs
{
    /// <summary>What waits for this team's answer, oldest first.</summary>
    public static IEnumerable<Link> Waiting(TeamCycle own) => own.Links.Values
        .Where(link => link.State == LinkState.Asked && link.To.Team == own.Id.Team && LinkEnds.IsOpen(own, link.To)).OrderBy(link => link.At);

    /// <summary>Whether this person answers for the team, needs and questions alike.</summary>
    public static bool Answers(TeamCycle own, PersonId by) => Pen.Leads(own, by) is null;

    /// <summary>Why this person does not answer it; null = they may.</summary>
    public static Refusal? May(TeamCycle own, PersonId by, LinkId id, DateTimeOffset now)
    {
        if (!own.Links.TryGetValue(id, out var link) || link.To.Team != own.Id.Team || link.Kind != LinkKind.Needs) return new UnknownLink(id);
        return Pen.Leads(own, by) ?? LinkEnds.Over(own, now);
    }

    /// <param name="wish"><inheritdoc cref="LinkContext" path="/param[@name='Wish']"/></param>
    public static Decision Decide(TeamCycle own, AnswerNeed command, string wish, DateTimeOffset now)
    {
        if (May(own, command.By, command.Link, now) is { } refusal) return refusal;
        var link = own.Links[command.Link];
        var said = command.Accepts ? LinkState.Accepted : LinkState.Declined;
        if (link.State != LinkState.Asked || link.Round != command.Round) return link.State == said && link.Round == command.Round ? Decision.Nothing : new NeedIsSettled(link.State);
        var reason = command.Accepts ? null : PlainText.Clean(command.Reason);
        if (reason is not null && Pen.Line(reason, Linking.LongestWhy, new DeclineReasonMissing()) is { } wrong) return wrong;
        if (command.Accepts && !LinkEnds.IsOpen(own, link.To)) return new ObjectiveIsOver(link.To.Objective);
        var (named, wrongOne) = command.Accepts ? Liaising.OnAccept(own, command, link.To, now) : (null, null);
        if (wrongOne is not null) return wrongOne;
        var promise = Linking.Promise(new Effect.AnswerLink($"link:{link.Id}:{wish}", link.Id, link.Round, reason, command.By, now));
        return named is not null && promise is Decision.Accepted accepted ? accepted with { Events = [named] } : promise;
    }
}
