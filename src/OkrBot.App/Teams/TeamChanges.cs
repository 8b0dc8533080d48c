using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Teams;

/// <summary>Changes that nobody asks for twice: nobody presses an event again, so what storage was too busy for has not arrived, and is told once more.</summary>
internal static class TeamChanges
{
    private const int MostTries = 3;

    /// <summary>For rules that never refuse.</summary>
    /// <exception cref="TimeoutException">Storage was too busy. Nothing was changed.</exception>
    public static async Task<TeamCycle> ChangeSurelyAsync(this ITeamCycles teams, TeamCycleId id, CommandStamp stamp, Func<TeamCycle, Decision> decide, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
            if (await teams.ChangeAsync(id, stamp, decide, cancel) is Change.Saved saved) return saved.State;
        throw new TimeoutException("storage was busy all the time");
    }

    /// <summary>The same wish about the same people is one command.</summary>
    public static CommandStamp Stamp(string what, string wish, DateTimeOffset now, params IEnumerable<PersonId> people)
        => new($"{what}-" + ViewToken.From(wish, string.Join(',', people.Select(person => person.Value))), null, now);
}
