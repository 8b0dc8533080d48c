using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters;

/// <summary>Whether somebody put a member on the list: neither the chat nor the group that was read has them.</summary>
internal static class ByHand
{
    /// <summary>Of those who came since the last reading nobody knows yet how.</summary>
    public static bool Is(Team team, RosterEntry entry, PersonId member) => entry.ReadAt is { } readAt && team.Facilitator != member && !entry.Seen.Contains(member)
        && !entry.Moves.Any(move => move.Person == member && move.Came && move.At > readAt);
}
