using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.Clusters.Cards;
using OkrBot.App.Features.Clusters.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Clusters;

/// <summary>All groups of the cycle that is planned, the one with the most to talk about first.</summary>
internal sealed class ListGroups(ClusterDesk desk, IClusters clusters, GroupNames names) : ITurnHandler
{
    public const int OnPage = 5;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (scene, no) = await desk.LeadAsync(turn, cancel);
        return scene is null ? no : await ShowAsync(scene, done: null, cancel);
    }

    public async Task<Reply> ShowAsync(LeadScene scene, string? done, CancellationToken cancel)
    {
        var groups = await clusters.FindAsync(scene.Tenant, scene.Cycle.Id, cancel);
        ImmutableArray<Cluster> talks = [.. groups.Groups.Where(group => group.Teams.Length > 1).OrderByDescending(group => group.Open).ThenBy(group => group.Id)];
        var key = scene.Key with { Team = null };
        var page = Math.Min(key.Page, Math.Max(0, (talks.Length - 1) / OnPage));
        var shown = ImmutableArray.CreateBuilder<ListedGroup>();
        foreach (var group in talks.Skip(page * OnPage).Take(OnPage)) shown.Add(await names.OfAsync(scene.Tenant, group, cancel));
        return new Reply.Show(ClusterListCard.Render(new ClusterListView(key with { Page = page }, shown.ToImmutable(), talks.Length, talks.Count(group => group.ConfirmedBy is not null))
        {
            HasMore = (page + 1) * OnPage < talks.Length, LookedAt = groups.LookedAt, Zone = scene.Turn.From.Zone ?? "UTC", Done = done,
        }, scene.Words));
    }
}

/// <summary>One of the groups: the one that the button names, or that was chosen in the list.</summary>
internal sealed class ShowGroup(ClusterDesk desk, IClusters clusters, ClusterViews views) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (scene, no) = await desk.LeadAsync(turn, cancel);
        if (scene is null) return no;
        var id = CardData.Of(turn.Act).Id(ClusterListCard.ChosenField) is { } chosen ? new ClusterId(chosen) : scene.Key.Group;
        return await ShowAsync(scene, await clusters.FindAsync(scene.Tenant, scene.Cycle.Id, cancel), id, done: null, cancel);
    }

    public async Task<Reply> ShowAsync(LeadScene scene, PlanningGroups groups, ClusterId? id, string? done, CancellationToken cancel)
    {
        if (groups.Groups.FirstOrDefault(group => group.Id == id) is not { } cluster) return new Reply.Words(scene.Words["refused.noGroup"]);
        var view = await views.OfAsync(scene.Tenant, scene.Key with { Team = null }, cluster, (null, scene.Turn.Now), cancel);
        return new Reply.Show(ClusterCard.Render(view with { Done = done }, scene.Words));
    }
}

/// <summary>A group stays as it is.</summary>
internal sealed class ConfirmGroup(ClusterDesk desk, ClusterWriter writer, ShowGroup show) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (scene, no) = await desk.LeadAsync(turn, cancel);
        if (scene is null) return no;
        if (scene.Key.Group is not { } id) return new Reply.Words(scene.Words["refused.noGroup"]);
        var (groups, refusal) = await writer.ChangeAsync(scene, _ => [new ClusterChange.Confirm(id, scene.Sender, turn.Now)], cancel);
        return refusal is null ? await show.ShowAsync(scene, groups, id, scene.Words["done.confirmed"], cancel) : new Reply.Words(scene.Words["refused.noGroup"]);
    }
}

/// <summary>Looks for overlaps and groups anew: as work, for thousands of teams take longer than a button may.</summary>
internal sealed class LookAgain(ClusterDesk desk, IWorkQueue queue, ListGroups list) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (scene, no) = await desk.LeadAsync(turn, cancel);
        if (scene is null) return no;
        await queue.EnqueueAsync([ProposeWork.ItemFor(turn.Tenant, turn.Now)], cancel);
        return await list.ShowAsync(scene, scene.Words["done.looking"], cancel);
    }
}

/// <summary>Names a group after its first two teams.</summary>
internal sealed class GroupNames(IDirectory directory)
{
    private const int Named = 2;

    public async Task<ListedGroup> OfAsync(TenantId tenant, Cluster group, CancellationToken cancel)
    {
        var names = new List<string>();
        foreach (var team in group.Teams.Take(Named)) names.Add((await directory.FindTeamAsync(tenant, team, cancel))?.Name ?? "…");
        return new ListedGroup(group.Id, string.Join(", ", names), Math.Max(0, group.Teams.Length - Named), group.Open, group.ConfirmedBy is not null);
    }
}
