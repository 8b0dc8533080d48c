namespace OkrBot.Domain.Alignment;

/// <summary>What becomes of the one link that is kept for the whole cycle. Each answers null when there is nothing to change, so that doing it twice, or
/// late, does nothing.</summary>
public static class LinkTruth
{
    /// <param name="stored">Null: it never was.</param>
    public static Link? Make(Link? stored, Link made)
    {
        if (stored is null) return made.Round == 1 ? made with { Version = 1 } : null;
        return stored.IsLive || stored.Round != made.Round - 1 ? null : made with { Version = stored.Version + 1 };
    }

    public static Link? Answer(Link? stored, Effect.AnswerLink answer) => stored is { State: LinkState.Asked } && stored.Round == answer.Round
        ? stored with
        {
            State = answer.Reason is null ? LinkState.Accepted : LinkState.Declined,
            Reason = answer.Reason, AnsweredBy = answer.By, AnsweredAt = answer.At, Version = stored.Version + 1,
        }
        : null;

    public static Link? Withdraw(Link? stored, int round)
        => stored is { State: not LinkState.Withdrawn } && stored.Round == round ? stored with { State = LinkState.Withdrawn, Version = stored.Version + 1 } : null;

    /// <summary>What the other side reads of one end.</summary>
    public static Link? Relabel(Link? stored, TeamId team, EndLabel label)
    {
        if (stored is null or { State: LinkState.Withdrawn }) return null;
        var after = stored.From.Team == team ? stored with { FromLabel = label } : stored with { ToLabel = label };
        return after == stored ? null : after with { Version = stored.Version + 1 };
    }

    /// <summary>Whether it counts where loops are looked for. What is only asked does not.</summary>
    public static bool Stands(Link? link) => link is { State: LinkState.Accepted };
}
