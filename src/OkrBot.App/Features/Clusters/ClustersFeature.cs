using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Features.Clusters.Views;

namespace OkrBot.App.Features.Clusters;

/// <summary>Who should talk while they plan, and about what: proposed from the plans, edited by programme leads, shown to facilitators.</summary>
internal static class ClustersFeature
{
    public const string Slice = "Clusters";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<ClusterDesk>().AddSingleton<ClusterViews>().AddSingleton<ClusterWriter>().AddSingleton<ClusterForms>().AddSingleton<GroupNames>();
        services.AddSingleton<IPlanner, PlanProposals>().AddSingleton<IProgrammePart, ClusterPart>();
        routes.Pressed<ShowOwn>(Verbs.OwnCluster).Pressed<Mend>(Verbs.MendInPlan)
            .Pressed<ListGroups>(Verbs.ListClusters).Pressed<ShowGroup>(Verbs.ShowCluster)
            .Pressed<ConfirmGroup>(Verbs.ConfirmCluster).Pressed<LookAgain>(Verbs.ProposeClusters)
            .Opened<AskChange>(Verbs.ChangeCluster).Pressed<AskChange>(Verbs.ChangeCluster)
            .Sent<SaveChange>(Verbs.SaveCluster).Pressed<SaveChange>(Verbs.SaveCluster)
            .Work<ProposeWork>(ProposeWork.Kind);
    }

    public static Words WordsFor(string? language) => WordBook.For(Slice, language);
}
