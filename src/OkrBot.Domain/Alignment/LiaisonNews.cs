using System.Collections.Immutable;
using System.Globalization;

namespace OkrBot.Domain.Alignment;

/// <summary>What of a commit a liaison, and the teams that need something, have to hear. Asked once for every commit, whatever rule it came from.</summary>
public static class LiaisonNews
{
    /// <param name="after">With the version of its commit.</param>
    public static ImmutableArray<Effect> Of(TeamCycle before, TeamCycle after, ImmutableArray<TeamEvent> events, DateTimeOffset now)
    {
        if (before.Links.IsEmpty && after.Links.IsEmpty) return [];
        var effects = ImmutableArray.CreateBuilder<Effect>();
        foreach (var happened in events)
            if (happened is TeamEvent.LiaisonNamed { Liaison: { } liaison } named && liaison.NamedBy != liaison.Person)
                effects.Add(new Effect.TellLiaison(Id($"liaison:{named.KeyResult?.Value ?? named.Objective.Value}:named:{after.Version}"), named.Objective, named.KeyResult, null, liaison.Person, now));
        if (events.Any(happened => happened is TeamEvent.SegmentClosed)) effects.AddRange(AtClose(after, now));
        if (Changed(before, after) is { IsEmpty: false } links) effects.Add(new Effect.TellNeeding(Id($"needing:{after.Version}"), links));
        return effects.ToImmutable();
    }

    /// <summary>What the team that needs it shows of it.</summary>
    public static NeedNote NoteOf(TeamCycle state, Link link)
    {
        var person = Liaising.Acting(state, Liaising.Named(state, link.To));
        var name = person is { } known ? state.Team.Find(known)?.Name : null;
        // How it stands is part of what only its team and followers read.
        if (state.Objectives.GetValueOrDefault(link.To.Objective) is { Restricted: true }) return new NeedNote(name, null);
        var worst = state.ActiveKeyResults.Where(k => k.Objective == link.To.Objective && (link.To.KeyResult is null || link.To.KeyResult == k.Id))
            .Select(k => Troubles.Of(state, k)).OfType<Trouble>().Select(trouble => (Trouble?)trouble).Max();
        return new NeedNote(name, worst);
    }

    /// <summary>One for each key result and each time that it gets stuck: the id names the check-in since which it is so. Where the objective is needed as a
    /// whole and the key result too, and not by the same person's work, both hear it.</summary>
    private static IEnumerable<Effect> AtClose(TeamCycle state, DateTimeOffset now) =>
        from keyResult in state.ActiveKeyResults
        let needs = Liaising.NeededBy(state, keyResult).ToList()
        where needs.Count > 0
        let since = Troubles.Since(state, keyResult)
        where since is not null
        from end in needs.Select(link => link.To).Distinct().OrderBy(end => end.KeyResult is null).DistinctBy(end => Liaising.Acting(state, Liaising.Named(state, end)))
        let of = end.KeyResult is null ? "o" : "k"
        select new Effect.TellLiaison(Id($"liaison:{keyResult.Id}:{of}:{since.Value.Start.ToUnixTimeSeconds()}"), end.Objective, end.KeyResult, keyResult.Id, null, now);

    private static ImmutableArray<LinkId> Changed(TeamCycle before, TeamCycle after) =>
    [
        .. from link in after.Links.Values
           where link is { Kind: LinkKind.Needs, State: LinkState.Accepted } && link.To.Team == after.Id.Team
           where !before.Links.TryGetValue(link.Id, out var was) || was.State != LinkState.Accepted || NoteOf(before, was) != NoteOf(after, link)
           select link.Id,
    ];

    private static string Id(FormattableString id) => id.ToString(CultureInfo.InvariantCulture);
}
