using OkrBot.App.Bot;
using OkrBot.App.Cards;

namespace OkrBot.App.Features.Clusters.Cards;

/// <summary>The buttons of the planning cards: the same words everywhere.</summary>
internal sealed class ClusterButtons(ClusterKey key, Words words)
{
    public const string TeamField = CardKey.TeamField;
    public const string CycleField = CardKey.CycleField;

    public Execute Confirm => new(words["button.confirm"], Verbs.ConfirmCluster, key.ToData()) { IsPrimary = true };
    public CardAction Change => key.Here
        ? new Execute(words["button.change"], Verbs.ChangeCluster, key.ToData())
        : new OpenDialog(words["button.change"], Verbs.ChangeCluster, key.ToData());
    public CardAction When => key.Here
        ? new Execute(words["button.when"], Verbs.AskTalk, key.ToData())
        : new OpenDialog(words["button.when"], Verbs.AskTalk, key.ToData());
    public Execute ChangeHere => new(words["button.here"], Verbs.ChangeCluster, (key with { Here = true }).ToData());
    public Execute BackToList => new(words["button.back"], Verbs.ListClusters, (key with { Group = null }).ToData());
    public Execute BackToGroup => new(words["button.back"], Verbs.ShowCluster, key.ToData());
    public Execute OpenGroup => new(words["button.open"], Verbs.ShowCluster, (key with { Group = null }).ToData()) { IsPrimary = true, WithInputs = true };
    public Execute OpenObjective => new(words["button.openObjective"], Verbs.MendInPlan, key.ToData()) { IsPrimary = true, WithInputs = true };
    public Execute LookAgain => new(words["button.again"], Verbs.ProposeClusters, (key with { Group = null }).ToData());
    public Execute NextPage => new(words["button.next"], Verbs.ListClusters, (key with { Group = null, Page = key.Page + 1 }).ToData());
    public Execute FirstPage => new(words["button.first"], Verbs.ListClusters, (key with { Group = null, Page = 0 }).ToData());

    /// <summary>From the card, or from the dialog.</summary>
    public CardAction Save(bool onCard) => onCard
        ? new Execute(words["button.save"], Verbs.SaveCluster, key.ToData()) { IsPrimary = true, WithInputs = true }
        : new SubmitDialog(words["button.save"], Verbs.SaveCluster, key.ToData()) { IsPrimary = true };
}
