using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Grants;

/// <summary>How the list of a tenant's missing rights changes. Answers the same list when nothing is new, so that nothing is written.</summary>
public static class MissingRights
{
    /// <summary>More are not kept by name.</summary>
    public const int MostPeople = 20;

    /// <summary>What nobody has needed for so long nobody misses.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <param name="whose"><inheritdoc cref="IRightsSeen.NoteAsync" path="/param[@name='whose']"/></param>
    public static ImmutableArray<MissedRight> Missed(ImmutableArray<MissedRight> known, string right, PersonId? whose, DateTimeOffset now)
    {
        var at = IndexOf(known, right);
        if (at < 0) return [.. Standing(known, now), new MissedRight(right, now, now) { People = whose is { } first ? [first] : [] }];
        var before = known[at];
        var isNew = whose is { } person && !before.People.Contains(person) && before.People.Length < MostPeople;
        if (!isNew && before.Last.UtcDateTime.Date == now.UtcDateTime.Date) return known;
        return known.SetItem(at, before with { Last = now, People = isNew ? before.People.Add(whose!.Value) : before.People });
    }

    /// <summary>Works for somebody who missed it: given, and who still misses it will show. Works for another: given to some. What was asked about nobody in
    /// particular tells nothing about them.</summary>
    /// <param name="whose"><inheritdoc cref="IRightsSeen.NoteAsync" path="/param[@name='whose']"/></param>
    public static ImmutableArray<MissedRight> Worked(ImmutableArray<MissedRight> known, string right, PersonId? whose)
    {
        var at = IndexOf(known, right);
        if (at < 0) return known;
        if (known[at].People.IsEmpty || (whose is { } one && known[at].People.Contains(one))) return known.RemoveAt(at);
        if (whose is null) return known;
        return known[at].WorksForOthers ? known : known.SetItem(at, known[at] with { WorksForOthers = true });
    }

    public static ImmutableArray<MissedRight> Standing(ImmutableArray<MissedRight> known, DateTimeOffset now)
        => [.. known.Where(one => now - one.Last < Kept && NeededRights.Find(one.Name) is not null)];

    /// <summary>Told to this person, or not any more where <paramref name="told"/> is false.</summary>
    public static ImmutableArray<MissedRight> Tell(ImmutableArray<MissedRight> known, IReadOnlyCollection<string> rights, PersonId to, bool told)
        => [.. known.Select(one => rights.Contains(one.Name) && one.Told.Contains(to) != told ? one with { Told = told ? one.Told.Add(to) : one.Told.Remove(to) } : one)];

    private static int IndexOf(ImmutableArray<MissedRight> known, string right)
    {
        for (var at = 0; at < known.Length; at++)
            if (known[at].Name == right) return at;
        return -1;
    }
}
