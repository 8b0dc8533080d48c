namespace OkrBot.Domain.Alignment;

/// <summary>Says that something of one's own supports another team's, or asks for what it needs of them.</summary>
/// <param name="Why">One line; required.</param>
public sealed record MakeLink(PersonId By, LinkKind Kind, LinkEnd From, LinkEnd To, string Why);

/// <summary>Answers a need that another team asked.</summary>
/// <param name="Round">Which asking; an earlier one is over.</param>
public sealed record AnswerNeed(PersonId By, LinkId Link, int Round, bool Accepts)
{
    /// <summary>Why not; one line, required then.</summary>
    public string? Reason { get; init; }

    /// <summary>Who of the team unsticks it; where the rules for liaisons ask for one.</summary>
    public PersonId? Liaison { get; init; }
}

/// <summary>Takes one's own link back, whether it was answered or not.</summary>
public sealed record WithdrawLink(PersonId By, LinkId Link);

/// <summary>Says what becomes of one's own after the other end was stopped or changed.</summary>
/// <param name="Version">Which change is meant; a newer one asks anew.</param>
public sealed record AnswerLinkQuestion(PersonId By, LinkId Link, long Version, LinkAnswer Answer);
