namespace OkrBot.Domain.Teams;

/// <summary>The company, its teams and single people have objectives by the same rules. No level is forced, and nothing rolls up from one to another.</summary>
public static class TeamLevels
{
    private const string OwnPrefix = "me-";

    /// <summary>The company's own team, one in a tenant.</summary>
    public static TeamId Company { get; } = new("company");

    /// <summary>The team of one: a person's own objectives.</summary>
    public static TeamId Of(PersonId person) => new(OwnPrefix + person.Value);

    /// <summary>Whose own objectives it holds; null for a team of several.</summary>
    public static PersonId? PersonOf(TeamId team)
        => team.Value.StartsWith(OwnPrefix, StringComparison.Ordinal) && team.Value.Length > OwnPrefix.Length ? new PersonId(team.Value[OwnPrefix.Length..]) : null;

    /// <summary>Whether it enters counts, packs, health figures and patterns of the programme. What one person set themselves enters none.</summary>
    public static bool CountsInProgramme(TeamKind kind) => kind != TeamKind.Individual;

    /// <summary>Whether its key results end with a score. What one person set themselves ends in words: people are never scored.</summary>
    public static bool IsScored(TeamKind kind) => kind != TeamKind.Individual;
}
