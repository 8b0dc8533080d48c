using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Features.Clusters.Cards;
using OkrBot.App.Features.Clusters.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Clusters;

/// <summary>Writes what a lead does with the groups: all of one press, or nothing of it.</summary>
internal sealed class ClusterWriter(IClusters clusters, TalkNews news)
{
    /// <param name="wanted">From the groups as they are stored then.</param>
    public async Task<(PlanningGroups Groups, Refusal? Refusal)> ChangeAsync(LeadScene scene, Func<PlanningGroups, IEnumerable<ClusterChange>> wanted, CancellationToken cancel)
    {
        Refusal? refusal = null;
        var touched = ImmutableArray<ClusterId>.Empty;
        var after = await clusters.ChangeAsync(scene.Tenant, scene.Cycle.Id, known =>
        {
            refusal = null;
            var groups = known.Groups;
            foreach (var change in wanted(known))
            {
                var decision = ClusterEditing.Decide(groups, change);
                if (decision is ClusterDecision.Changed changed) groups = changed.Clusters;
                refusal = (decision as ClusterDecision.Refused)?.Refusal;
                if (refusal is not null) return known;
            }
            touched = Touched(known.Groups, groups);
            return known with { Groups = groups };
        }, cancel);
        // Said twice it changes nothing, and the first time may have ended right here.
        if (refusal is null && scene.Key.Group is { } pressed && !touched.Contains(pressed)) touched = touched.Add(pressed);
        if (refusal is null) await news.TellAsync([.. touched.Select(group => new GroupPlace(scene.Tenant, scene.Cycle.Id, group))], scene.Turn.Now, cancel);
        return (after, refusal);
    }

    /// <summary>Those with other teams, or confirmed or not any more; new ones, and those that are gone.</summary>
    private static ImmutableArray<ClusterId> Touched(ImmutableArray<Cluster> before, ImmutableArray<Cluster> after)
    {
        var known = before.ToDictionary(group => group.Id);
        var touched = ImmutableArray.CreateBuilder<ClusterId>();
        foreach (var group in after)
            if (!known.Remove(group.Id, out var was) || !was.Teams.SequenceEqual(group.Teams) || was.ConfirmedBy != group.ConfirmedBy) touched.Add(group.Id);
        touched.AddRange(known.Keys.Order());
        return touched.ToImmutable();
    }
}

/// <summary>The form that moves teams.</summary>
internal sealed class AskChange(ClusterDesk desk, IClusters clusters, ClusterForms forms) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (scene, no) = await desk.LeadAsync(turn, cancel);
        if (scene is null) return no;
        var groups = await clusters.FindAsync(scene.Tenant, scene.Cycle.Id, cancel);
        return await forms.ShowAsync(scene, groups, stay: null, problem: null, cancel);
    }
}

/// <summary>Those who are ticked talk together; where the others go was chosen for all of them.</summary>
internal sealed class SaveChange(ClusterDesk desk, ClusterWriter writer, ClusterForms forms, ShowGroup show) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (scene, no) = await desk.LeadAsync(turn, cancel);
        if (scene is null) return no;
        if (scene.Key.Group is not { } id) return new Reply.Words(scene.Words["refused.noGroup"]);
        var data = CardData.Of(turn.Act);
        var stay = (data.Text(ClusterFormCard.StayField) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToImmutableHashSet(StringComparer.Ordinal);
        var (groups, refusal) = await writer.ChangeAsync(scene, known => Changes(known, id, stay, data.Id(ClusterFormCard.ToField)), cancel);
        return refusal switch
        {
            UnknownCluster => new Reply.Words(scene.Words["refused.noGroup"]),
            ClusterFull full => await forms.ShowAsync(scene, groups, stay, scene.Words.Text("no.full", ("teams", scene.Words.Number(full.Teams)), ("most", scene.Words.Number(full.Most))), cancel),
            SplitLeavesNobody => await forms.ShowAsync(scene, groups, stay, scene.Words["no.nobodyStays"], cancel),
            _ when turn.Act is Act.DialogSent => new Reply.CloseDialog(scene.Words["done.closed"]),
            // Joined with another group it is that one now.
            _ => await show.ShowAsync(scene, groups, groups.Groups.Any(group => group.Id == id) ? id : new ClusterId(data.Id(ClusterFormCard.ToField) ?? ""), scene.Words["done.changed"], cancel),
        };
    }

    private static IEnumerable<ClusterChange> Changes(PlanningGroups known, ClusterId id, ImmutableHashSet<string> stay, string? to)
    {
        if (known.Groups.FirstOrDefault(group => group.Id == id) is not { } group) return [new ClusterChange.Merge(id, id)];
        ImmutableArray<TeamId> leave = [.. group.Teams.Where(team => !stay.Contains(team.Value))];
        IEnumerable<ClusterChange> join = group.Offered.Where(team => stay.Contains(team.Value)).Select(team => new ClusterChange.MoveTeam(team, id));
        if (leave.IsEmpty) return join;
        IEnumerable<ClusterChange> away = to switch
        {
            null or ClusterFormCard.Alone => [new ClusterChange.Split(id, leave)],
            ClusterFormCard.Nowhere when leave.Length == group.Teams.Length => [new ClusterChange.Split(id, leave)],
            ClusterFormCard.Nowhere => leave.Select(team => new ClusterChange.MoveTeam(team, null)),
            _ when leave.Length == group.Teams.Length => [new ClusterChange.Merge(id, new ClusterId(to))],
            _ => leave.Select(team => new ClusterChange.MoveTeam(team, new ClusterId(to))),
        };
        return away.Concat(join);
    }
}

/// <summary>Fills the form from the groups as they are.</summary>
internal sealed class ClusterForms(IDirectory directory, GroupNames names)
{
    private const int MostOthers = 20;

    /// <param name="stay">What was ticked; null = as it is.</param>
    public async Task<Reply> ShowAsync(LeadScene scene, PlanningGroups groups, ImmutableHashSet<string>? stay, string? problem, CancellationToken cancel)
    {
        if (groups.Groups.FirstOrDefault(group => group.Id == scene.Key.Group) is not { } cluster) return new Reply.Words(scene.Words["refused.noGroup"]);
        var teams = ImmutableArray.CreateBuilder<NamedTeam>();
        foreach (var team in cluster.Teams.Concat(cluster.Offered)) teams.Add(new NamedTeam(team, (await directory.FindTeamAsync(scene.Tenant, team, cancel))?.Name ?? "…"));
        var others = ImmutableArray.CreateBuilder<ListedGroup>();
        foreach (var other in groups.Groups.Where(group => group.Id != cluster.Id).OrderByDescending(group => group.Teams.Any(cluster.Neighbours.Contains)).ThenByDescending(group => group.Open).ThenBy(group => group.Id).Take(MostOthers))
            others.Add(await names.OfAsync(scene.Tenant, other, cancel));
        var onCard = scene.Turn.Act is Act.Pressed;
        var view = new ClusterFormView(scene.Key, teams.ToImmutable(), stay ?? cluster.Teams.Select(team => team.Value).ToImmutableHashSet(StringComparer.Ordinal), onCard)
        {
            Others = others.ToImmutable(), To = CardData.Of(scene.Turn.Act).Id(ClusterFormCard.ToField), Problem = problem,
        };
        var card = ClusterFormCard.Render(view, scene.Words);
        return onCard ? new Reply.Show(card) : new Reply.Dialog(scene.Words["form.title"], card);
    }
}
