using System.Collections.Immutable;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>Puts what several teams have to discuss on one card.</summary>
internal static class Agendas
{
    /// <summary>A section a team with at most so many items in all, the biggest reasons of all teams first, numbered through as people read them.</summary>
    public static ImmutableArray<SectionView> Merge(ViewScenes scenes, int most)
    {
        var all = scenes.All.SelectMany((scene, team) => FactsBuilder.Agenda(scene).Select((line, at) => (team, at, line))).ToList();
        // One team's own order stands as it was set.
        var chosen = scenes.AreSeveral ? all.OrderBy(e => e.line.Late).ThenBy(e => e.line.Reason).ThenBy(e => e.at).Take(most).ToHashSet() : [.. all.Take(most)];
        var number = 0;
        return
        [
            .. scenes.All.Select((scene, team) => new SectionView(
                scene.Team.Team.Name, [.. all.Where(e => e.team == team && chosen.Contains(e)).Select(e => e.line with { Number = ++number })], FactsBuilder.Counts(scene))),
        ];
    }
}
