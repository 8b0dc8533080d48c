using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.Objectives;

/// <summary>Restricted objectives are for their team and named followers: to everybody else they exist, they count, and they say nothing.</summary>
public static class Restriction
{
    public const int MostFollowers = 50;

    /// <summary>Guests who take part see what they were given: they have to be named.</summary>
    /// <param name="reader">Null: something that everybody in a chat reads.</param>
    public static bool MaySee(TeamCycle state, Objective objective, PersonId? reader)
        => !objective.Restricted || (reader is { } person && (IsOfTheTeam(state.Team, person) || objective.Followers.Contains(person)));

    /// <summary>False for a key result that the team does not have.</summary>
    public static bool MaySee(TeamCycle state, KeyResultId keyResult, PersonId? reader)
        => state.KeyResults.TryGetValue(keyResult, out var known) && state.Objectives.TryGetValue(known.Objective, out var objective) && MaySee(state, objective, reader);

    /// <summary>The team with nothing in it that the reader may not see: what restricted objectives say, of themselves, their key results, blockers, promises and
    /// decisions, is gone. States, values and who owns what stay for the counts, see <see cref="TeamCycle.Veiled"/>. Never for a decision.</summary>
    /// <param name="reader"><inheritdoc cref="MaySee(TeamCycle, Objective, PersonId?)" path="/param[@name='reader']"/></param>
    /// <param name="instead">Stands where a title was.</param>
    public static TeamCycle SeenBy(TeamCycle state, PersonId? reader, string instead)
    {
        var veiled = state.Objectives.Values.Where(o => !MaySee(state, o, reader)).Select(o => o.Id).ToImmutableHashSet();
        if (veiled.IsEmpty) return state;
        var keyResults = state.KeyResults.Values.Where(k => veiled.Contains(k.Objective)).Select(k => k.Id).ToHashSet();
        bool IsHidden(KeyResultId? id) => id is { } about && keyResults.Contains(about);
        return state with
        {
            Veiled = veiled,
            Objectives = Change(state.Objectives, o => veiled.Contains(o.Id), o => Wordless(o, instead)),
            KeyResults = Change(state.KeyResults, k => veiled.Contains(k.Objective), k => Wordless(k, instead)),
            Blockers = Change(state.Blockers, b => IsHidden(b.KeyResult), b => b with { Need = instead, From = "", FromPerson = null }),
            Commitments = Change(state.Commitments, c => IsHidden(c.KeyResult), c => c with { If = instead, Then = "" }),
            Segments = Change(state.Segments, s => s.Decisions.Any(d => IsHidden(d.KeyResult)),
                s => s with { Decisions = [.. s.Decisions.Select(d => IsHidden(d.KeyResult) ? d with { Text = instead } : d)] }),
            Links = state.Links.RemoveRange(state.Links.Values.Where(l => Touches(l.From, state, veiled) || Touches(l.To, state, veiled)).Select(l => l.Id)),
            LinkQuestions = state.LinkQuestions.RemoveRange(state.LinkQuestions.Values.Where(q => veiled.Contains(q.Own.Objective)).Select(q => q.Link)),
        };
    }

    private static bool IsOfTheTeam(Team team, PersonId person) => Authority.MemberOnly(team, person) is null && team.Find(person) is not { Guest: true };

    private static bool Touches(Alignment.LinkEnd end, TeamCycle state, ImmutableHashSet<ObjectiveId> veiled) => end.Team == state.Id.Team && veiled.Contains(end.Objective);

    private static ImmutableSortedDictionary<TKey, T> Change<TKey, T>(ImmutableSortedDictionary<TKey, T> all, Func<T, bool> which, Func<T, T> change) where TKey : notnull
        => all.SetItems(all.Where(one => which(one.Value)).Select(one => KeyValuePair.Create(one.Key, change(one.Value))));

    private static Objective Wordless(Objective objective, string instead) => objective with
    {
        Title = instead, Why = "", Followers = [], Interested = [], Changes = [], Stopped = Wordless(objective.Stopped),
    };

    private static KeyResult Wordless(KeyResult keyResult, string instead) => keyResult with
    {
        Title = instead,
        Measure = Wordless(keyResult.Measure),
        Updates = [.. keyResult.Updates.Select(update => update with { Note = null })],
        Override = keyResult.Override is { } said ? said with { Reason = "" } : null,
        Stopped = Wordless(keyResult.Stopped),
        Changes = [],
    };

    private static Stop? Wordless(Stop? stop) => stop is null ? null : stop with { Reason = "" };

    private static Measure Wordless(Measure measure) => measure switch
    {
        Measure.Metric m => m with { Unit = "" },
        Measure.KeepAbove m => m with { Unit = "" },
        Measure.KeepBelow m => m with { Unit = "" },
        Measure.KeepWithin m => m with { Unit = "" },
        Measure.Milestones m => new Measure.Milestones([.. m.Steps.Select(step => step with { Title = "" })]),
        Measure.Baseline m => m with { Unit = "" },
        _ => new Measure.Binary(""),
    };
}
