using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Teams;
using OkrBot.Domain;

namespace OkrBot.App.Features.Alignment;

/// <summary>How a wish about a link ended.</summary>
/// <param name="Change">Of the sender's team.</param>
/// <param name="Truth">Of the link itself; null where nothing was to be done to it.</param>
internal sealed record LinkOutcome(Change Change, LinkChange? Truth)
{
    /// <summary>Promised, and the queue will see to it.</summary>
    public bool IsUnderWay => Truth is LinkChange.Busy;
}

/// <summary>What the handlers of this slice share: the sender's own team, other teams as far as the sender may read them, and the one way of changing
/// links. A team of others answers as if it did not exist.</summary>
internal sealed class LinkDesk(ITeamCycles teams, ILinks links, LinkCarrier carrier)
{
    /// <summary>Null when the card leads nowhere for its sender.</summary>
    public async Task<LinkScene?> FindAsync(Turn turn, CancellationToken cancel)
        => LinkPress.Read(turn) is { } press && await teams.FindAsync(press.Team, cancel) is { } state && press.IsOf(state) ? new LinkScene(press, state) : null;

    /// <summary>Another team of the same tenant in the same cycle; what a person has for themselves is nobody's to find.</summary>
    public Task<TeamCycle?> OtherAsync(LinkPress press, TeamId team, CancellationToken cancel)
        => TeamLevels.PersonOf(team) is null ? teams.FindAsync(press.Team with { Team = team }, cancel) : Task.FromResult<TeamCycle?>(null);

    public Task<Link?> StoredAsync(LinkPress press, LinkId id, CancellationToken cancel) => links.FindAsync(press.Turn.Tenant, press.Key.Cycle, id, cancel);

    public Task<bool> WouldLoopAsync(LinkPress press, Link link, CancellationToken cancel) => links.WouldLoopAsync(press.Turn.Tenant, press.Key.Cycle, link, cancel);

    public Task<Change> ChangeAsync(LinkPress press, Func<TeamCycle, Decision> decide, CancellationToken cancel)
        => teams.ChangeAsync(press.Team, press.Stamp, state => press.IsOf(state) ? decide(state) : new NotHere(), cancel);

    /// <summary>Commits the promise to the team, then keeps it at once: the link's truth, both copies. A crash in between leaves the promise, which the queue
    /// keeps about a minute later; until then nobody sees anything of it, or the truth without its copies.</summary>
    public async Task<LinkOutcome> PromiseAsync(LinkPress press, Func<TeamCycle, Decision> decide, CancellationToken cancel)
    {
        Effect? promised = null;
        var change = await ChangeAsync(press, state =>
        {
            var decided = decide(state);
            promised = decided is Decision.Accepted { Effects: [var first, ..] } ? first : null;
            return decided;
        }, cancel);
        if (change is not Change.Saved || promised is null) return new LinkOutcome(change, null);
        var truth = await carrier.CarryAsync(press.Team, promised, cancel);
        if (truth is not LinkChange.Busy) await teams.EffectDoneAsync(press.Team, promised.Id, cancel);
        // The copy is part of the team by now.
        return await teams.FindAsync(press.Team, cancel) is { } state ? new LinkOutcome(new Change.Saved(state, Repeated: false), truth) : new LinkOutcome(change, truth);
    }
}
