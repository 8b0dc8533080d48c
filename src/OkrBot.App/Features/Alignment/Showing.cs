using OkrBot.App.Bot;
using OkrBot.App.Features.Alignment.Cards;
using OkrBot.App.Features.Alignment.Views;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment;

/// <summary>The links of the objective or key result that the button names.</summary>
internal sealed class ShowLinks(LinkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => await desk.FindAsync(turn, cancel) is { Press: { IsPersonal: true, End: { } end } } scene ? LinkReplies.Links(scene, end) : LinkReplies.Gone(turn);
}

/// <summary>What waits for the team's answer.</summary>
internal sealed class ShowWaiting(LinkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => await desk.FindAsync(turn, cancel) is { Press.IsPersonal: true } scene ? LinkReplies.Waiting(scene) : LinkReplies.Gone(turn);
}

/// <summary>One link: the one that the button names, or that was chosen in the list.</summary>
internal sealed class OpenLink(LinkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { Press.IsPersonal: true } scene) return LinkReplies.Gone(turn);
        LinkId? id = scene.Press.Data.Id(LinksCard.ChosenField) is { } chosen ? new LinkId(chosen) : scene.Press.Key.Link;
        return id is { } link && LinkViews.Link(scene, link) is { } view ? new Reply.Show(LinkCard.Render(view, scene.Words)) : LinkReplies.Gone(turn);
    }
}

/// <summary>Takes one's own link back.</summary>
internal sealed class TakeLinkBack(LinkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (LinkPress.Read(turn) is not { IsPersonal: true, Key.Link: { } id, End: { } end } press) return LinkReplies.Gone(turn);
        var outcome = await desk.PromiseAsync(press, state => Linking.Decide(state, new WithdrawLink(press.Sender, id), press.Stamp.Id, turn.Now), cancel);
        if (outcome.Change is not Ports.Change.Saved saved) return LinkReplies.No(turn, outcome.Change);
        var scene = new LinkScene(press, saved.State);
        return LinkReplies.Links(scene, end, scene.Words[outcome.IsUnderWay ? "done.underWay" : "done.withdrawn"]);
    }
}
