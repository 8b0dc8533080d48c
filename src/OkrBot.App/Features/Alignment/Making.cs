using OkrBot.App.Bot;
using OkrBot.App.Features.Alignment.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Alignment;

/// <summary>Asks for the other team's name.</summary>
internal sealed class StartLink(LinkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { Press: { IsPersonal: true, End: { } end, Key.Kind: not null } } scene) return LinkReplies.Gone(turn);
        // Nobody should type what will not be taken.
        return Linking.May(scene.State, scene.Sender, end, turn.Now) is { } refusal ? LinkReplies.No(turn, new Change.Refused(refusal, scene.State)) : Form(scene, null, null);
    }

    public static Reply Form(LinkScene scene, string? typed, string? problem)
        => new Reply.Show(FindTeamCard.Render(new FindTeamView(scene.Press.Next with { With = null }, Own(scene), typed) { Problem = problem }, scene.Words));

    public static string Own(LinkScene scene) => scene.Press.End is { } end ? LinkEnds.Title(scene.State, end) ?? "" : "";
}

/// <summary>Looks for teams that are called so. With one alone it goes on.</summary>
internal sealed class FindLinkTeam(LinkDesk desk, LinkTargets targets) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { Press: { IsPersonal: true, End: not null, Key.Kind: not null } } scene) return LinkReplies.Gone(turn);
        var typed = PlainText.Clean(scene.Press.Data.Text(FindTeamCard.NameField), FindTeamCard.LongestName);
        if (typed.Length == 0) return StartLink.Form(scene, typed, scene.Words["no.teamName"]);
        var found = await targets.FindAsync(scene.Press, typed, cancel);
        return found switch
        {
            [] => StartLink.Form(scene, typed, scene.Words["no.teamFound"]),
            [var only] => await ChooseLinkTeam.FormAsync(desk, scene, only.Team, cancel),
            _ => new Reply.Show(ChooseTeamCard.Render(new ChooseTeamView(scene.Press.Next with { With = null }, StartLink.Own(scene), found), scene.Words)),
        };
    }
}

/// <summary>The team is chosen: asks for what of it, and why.</summary>
internal sealed class ChooseLinkTeam(LinkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { Press: { IsPersonal: true, End: not null, Key.Kind: not null } } scene) return LinkReplies.Gone(turn);
        return scene.Press.Data.Id(ChooseTeamCard.TeamField) is { } chosen
            ? await FormAsync(desk, scene, new TeamId(chosen), cancel)
            : StartLink.Form(scene, null, scene.Words["no.teamChoose"]);
    }

    public static async Task<Reply> FormAsync(LinkDesk desk, LinkScene scene, TeamId team, CancellationToken cancel)
    {
        if (team == scene.Press.Key.Team) return StartLink.Form(scene, null, scene.Words["no.sameTeam"]);
        return await desk.OtherAsync(scene.Press, team, cancel) is { } other && LinkTargets.Of(other, scene.Sender).Length > 0
            ? Form(scene, other, problem: null)
            : StartLink.Form(scene, null, scene.Words["no.nothingThere"]);
    }

    public static Reply Form(LinkScene scene, TeamCycle other, string? problem)
    {
        var data = scene.Press.Data;
        var view = new WhatView(scene.Press.Next with { With = other.Id.Team }, StartLink.Own(scene), other.Team.Name, LinkTargets.Of(other, scene.Sender))
        {
            Chosen = data.Id(WhatCard.WhatField), Why = data.Text(WhatCard.WhyField), Problem = problem,
        };
        return new Reply.Show(WhatCard.Render(view, scene.Words));
    }
}

/// <summary>Makes the link, or asks the other team.</summary>
internal sealed class SaveLink(LinkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { Press: { IsPersonal: true, End: { } from, Key: { Kind: { } kind, With: { } with } } press } scene) return LinkReplies.Gone(turn);
        if (await desk.OtherAsync(press, with, cancel) is not { } other) return LinkReplies.Gone(turn);
        if (LinkTargets.Of(other, scene.Sender).FirstOrDefault(t => t.Value == press.Data.Id(WhatCard.WhatField)) is not { } target) return ChooseLinkTeam.Form(scene, other, scene.Words["no.what"]);
        var command = new MakeLink(scene.Sender, kind, from, target.End, press.Data.Text(WhatCard.WhyField) ?? "");
        var context = new LinkContext(other, await desk.StoredAsync(press, LinkEnds.IdOf(kind, from, target.End), cancel), press.Stamp.Id, turn.Now);
        // What would be refused in the end should not be asked of anybody.
        if (Linking.Decide(scene.State, command, context) is Decision.Accepted { Effects: [Effect.MakeLink { Link: var link }] } && await desk.WouldLoopAsync(press, link, cancel))
            return ChooseLinkTeam.Form(scene, other, LinkReplies.Say(new LinkLoop(), scene.State, scene.Words));
        var outcome = await desk.PromiseAsync(press, state => Linking.Decide(state, command, context), cancel);
        return outcome switch
        {
            { Truth: LinkChange.WouldLoop } => ChooseLinkTeam.Form(scene, other, LinkReplies.Say(new LinkLoop(), scene.State, scene.Words)),
            { Truth: LinkChange.Full full } => ChooseLinkTeam.Form(scene, other, LinkReplies.Say(new NoRoomForLinks(full.Most), scene.State, scene.Words)),
            { Change: Change.Saved saved } => LinkReplies.Links(new LinkScene(press, saved.State), from, scene.Words[outcome.IsUnderWay ? "done.underWay" : kind == LinkKind.Needs ? "done.asked" : "done.linked"]),
            { Change: Change.Refused { Refusal: LinkWhyMissing or LineTooLong or UnknownEnd or LinkIsThere or TooManyNeeds } refused } => ChooseLinkTeam.Form(scene, other, LinkReplies.Say(refused.Refusal, refused.State, scene.Words)),
            _ => LinkReplies.No(turn, outcome.Change),
        };
    }
}
