using System.Collections.Immutable;

namespace OkrBot.Domain.Alignment;

/// <summary>No other team needs it, so there is nothing to unstick.</summary>
public sealed record NobodyNeedsIt() : Refusal("liaison.nobodyNeedsIt");

/// <summary>Other teams need it, and for these links nobody is named who unsticks it.</summary>
public sealed record LiaisonsMissing(ImmutableArray<LinkId> Links) : Refusal("writing.liaisonsMissing")
{
    public bool Equals(LiaisonsMissing? other) => other is not null && Links.SequenceEqual(other.Links);
    public override int GetHashCode() => Links.Length;
}
