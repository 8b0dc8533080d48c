using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain.Teams;

/// <summary>The team is called so from now on.</summary>
/// <param name="Others">What the other teams of its meeting are called: two of one name stand on one card.</param>
public sealed record RenameTeam(PersonId By, string Name, ImmutableArray<string> Others)
{
    public bool Equals(RenameTeam? other) => other is not null && By == other.By && Name == other.Name && Others.SequenceEqual(other.Others);
    public override int GetHashCode() => HashCode.Combine(By, Name);
}

/// <summary>How a team is called.</summary>
public static class Naming
{
    public const int LongestName = 60;

    /// <summary>Whoever runs its check-in. One's own objectives are called by their person and keep that name.</summary>
    public static Decision Decide(TeamCycle state, RenameTeam command, DateTimeOffset now)
    {
        if (!Leading.Runs(state.Team, command.By)) return new NotFacilitator(state.Team.Facilitator);
        if (state.Team.Kind == TeamKind.Individual) return new NameIsThePersons();
        var name = PlainText.Clean(command.Name);
        if (name == state.Team.Name) return Decision.Nothing;
        if (name.Length == 0) return new TeamNameMissing();
        if (name.Length > LongestName) return new TeamNameTooLong(name.Length, LongestName);
        return command.Others.Any(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
            ? new TeamNameTaken(name)
            : Decision.Of(new TeamEvent.TeamRenamed(name, command.By), RoomCards.Soon(state, now));
    }
}
