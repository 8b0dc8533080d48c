using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>The teams whose check-in a room's card shows, as stored at one moment.</summary>
/// <param name="Teams">Those that opened in this occurrence, the first connected first; at least one.</param>
internal sealed record RoomNow(Occurrence On, ImmutableArray<TeamCycle> Teams)
{
    public IEnumerable<Segment> Segments => Teams.Select(t => t.Find(On)!);

    /// <summary>Of everything that the card shows: it only grows.</summary>
    public long Version => Teams.Sum(t => t.Version);

    public ImmutableArray<ShownTeam> Versions => [.. Teams.Select(t => new ShownTeam(t.Id, t.Version))];

    /// <summary>The card shows a newer state of one of the teams.</summary>
    public bool IsBehind(Room room) => room.Shown.Any(shown => Teams.Any(t => t.Id == shown.Team && t.Version < shown.Version));

    public DateTimeOffset EffectiveClose => Segments.Max(s => s.EffectiveClose);

    /// <summary>Somebody from outside is in the chat, and not every team shows its lists to them.</summary>
    public bool IsCountsOnly(Room room) => !room.Outsiders.IsEmpty && Teams.Any(t => !t.Team.ShowToOutsiders);

    public bool IsOpen(DateTimeOffset now) => Segments.Any(s => s.IsOpen(now));
}

/// <summary>Loads the teams of a room and keeps them together.</summary>
internal sealed class RoomTeams(ITeamCycles teams)
{
    public Task<TeamCycle?> FindAsync(TeamCycleId id, CancellationToken cancel) => teams.FindAsync(id, cancel);

    /// <summary>All teams of the room, in its order; <paramref name="known"/> is read already.</summary>
    public async Task<ImmutableArray<TeamCycle>> LoadAsync(IEnumerable<TeamCycleId> ids, TeamCycle known, CancellationToken cancel)
    {
        var states = ImmutableArray.CreateBuilder<TeamCycle>();
        foreach (var id in ids)
            if ((id == known.Id ? known : await teams.FindAsync(id, cancel)) is { } state) states.Add(state);
        return states.ToImmutable();
    }

    /// <summary>Lets each team follow what happened to one of them. Null when storage was busy: then it has to be done again.</summary>
    public async Task<ImmutableArray<TeamCycle>?> AlignAsync(ImmutableArray<TeamCycle> states, Occurrence on, DateTimeOffset now, CancellationToken cancel)
    {
        if (states.Length < 2 || Rooming.Of(states, on, now) is not { } room) return states;
        var aligned = ImmutableArray.CreateBuilder<TeamCycle>();
        foreach (var state in states)
        {
            if (await FollowAsync(state, room, now, cancel) is not { } followed) return null;
            aligned.Add(followed);
        }
        return aligned.ToImmutable();
    }

    public static RoomNow? Shown(ImmutableArray<TeamCycle> states, Occurrence on)
    {
        ImmutableArray<TeamCycle> opened = [.. states.Where(t => t.Find(on) is { OpenedAt: not null })];
        return opened.IsEmpty ? null : new RoomNow(on, opened);
    }

    private async Task<TeamCycle?> FollowAsync(TeamCycle state, SharedRoom room, DateTimeOffset now, CancellationToken cancel)
    {
        // Nothing to write costs no request: the rule is asked again under the store's mark when there is.
        if (Rooming.Decide(state, room, now) is Decision.Accepted { Events.IsEmpty: true }) return state;
        var stamp = new CommandStamp($"together-{room.Occurrence.Start.ToUnixTimeSeconds()}-{now.ToUnixTimeMilliseconds()}-{ViewToken.From(room.ToString())}", null, now);
        return await teams.ChangeAsync(state.Id, stamp, s => Rooming.Decide(s, room, now), cancel) switch
        {
            Change.Saved saved => saved.State,
            Change.Refused refused => refused.State,
            _ => null,
        };
    }
}
