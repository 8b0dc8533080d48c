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

    /// <summary>What was given to some, and nobody missed for so long, was given to all who need it.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromDays(7);

    /// <summary>What works for nobody for so long was taken back. Much is asked once a night, so it is more than a day.</summary>
    private static readonly TimeSpan TakenBack = TimeSpan.FromHours(36);

    /// <summary>That it works is written down again after so long.</summary>
    private static readonly TimeSpan WorksAnew = TimeSpan.FromHours(6);

    /// <param name="whose"><inheritdoc cref="IRightsSeen.NoteAsync" path="/param[@name='whose']"/></param>
    public static ImmutableArray<MissedRight> Missed(ImmutableArray<MissedRight> known, string right, PersonId? whose, DateTimeOffset now)
    {
        var at = IndexOf(known, right);
        var first = new MissedRight(right, now, now) { People = whose is { } one ? [one] : [] };
        if (at < 0) return [.. known.Where(other => IsKept(other, now)), first];
        var before = known[at];
        // Whoever was told that it is missing for some hears that it is missing.
        if (before.WorksForOthers && now - (before.Worked ?? before.Last) > TakenBack) return known.SetItem(at, first);
        var isNew = whose is { } person && !before.People.Contains(person) && before.People.Length < MostPeople;
        if (!isNew && before.Last.UtcDateTime.Date == now.UtcDateTime.Date) return known;
        // What was just given reaches one person before another.
        var since = before is { WorksForOthers: true, People.IsEmpty: true } ? now : before.First;
        return known.SetItem(at, before with { First = since, Last = now, People = isNew ? before.People.Add(whose!.Value) : before.People });
    }

    /// <summary>Works for somebody who missed it: given, and who still misses it will show. Works for another: given to some, or to all by now, since those who
    /// missed it before may have it meanwhile; who misses it from now on is named. What was asked about nobody in particular tells nothing about them.</summary>
    /// <param name="whose"><inheritdoc cref="IRightsSeen.NoteAsync" path="/param[@name='whose']"/></param>
    public static ImmutableArray<MissedRight> Worked(ImmutableArray<MissedRight> known, string right, PersonId? whose, DateTimeOffset now)
    {
        var at = IndexOf(known, right);
        if (at < 0) return known;
        var before = known[at];
        if (before.WorksForOthers) return whose is null ? known : StillWorks(known, at, whose.Value, now);
        if (before.People.IsEmpty || (whose is { } one && before.People.Contains(one))) return known.RemoveAt(at);
        return whose is null ? known : known.SetItem(at, before with { WorksForOthers = true, Worked = now, People = [] });
    }

    /// <summary>What is told and counted.</summary>
    public static ImmutableArray<MissedRight> Standing(ImmutableArray<MissedRight> known, DateTimeOffset now)
        => [.. known.Where(one => IsKept(one, now) && !(one.WorksForOthers && one.People.IsEmpty))];

    /// <summary>Told to this person, or not any more where <paramref name="told"/> is false.</summary>
    public static ImmutableArray<MissedRight> Tell(ImmutableArray<MissedRight> known, IReadOnlyCollection<string> rights, PersonId to, bool told)
        => [.. known.Select(one => rights.Contains(one.Name) && one.Told.Contains(to) != told ? one with { Told = told ? one.Told.Add(to) : one.Told.Remove(to) } : one)];

    private static ImmutableArray<MissedRight> StillWorks(ImmutableArray<MissedRight> known, int at, PersonId whose, DateTimeOffset now)
    {
        var before = known[at];
        var people = before.People.Remove(whose);
        if (people.IsEmpty && now - before.Last >= Settled) return known.RemoveAt(at);
        var isAnew = before.Worked is not { } last || now - last >= WorksAnew;
        return isAnew || people.Length < before.People.Length ? known.SetItem(at, before with { Worked = isAnew ? now : before.Worked, People = people }) : known;
    }

    private static bool IsKept(MissedRight one, DateTimeOffset now) => now - one.Last < Kept && NeededRights.Find(one.Name) is not null;

    private static int IndexOf(ImmutableArray<MissedRight> known, string right)
    {
        for (var at = 0; at < known.Length; at++)
            if (known[at].Name == right) return at;
        return -1;
    }
}
