namespace OkrBot.Domain.Alignment;

/// <summary>Who unsticks what other teams need from this one: one person for one needed objective or key result, of the team that is needed.</summary>
/// <param name="Acting">Stands in for one who left, until somebody is named.</param>
/// <param name="NamedBy">The same as <paramref name="Person"/> who stands in.</param>
public sealed record Liaison(PersonId Person, bool Acting, PersonId NamedBy, DateTimeOffset At);
