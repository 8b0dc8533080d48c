using OkrBot.App.Bot;
using OkrBot.App.Features.Objectives.Cards;
using OkrBot.App.Features.Objectives.Views;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.Objectives;

/// <summary><c>my okrs</c>: the sender's key results of all teams, in the personal chat, or by a button that answers its presser alone.</summary>
internal sealed class MyOkrs(OkrDesk desk, ChatLanguage languages) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender) return OkrDesk.Say(turn, "said.anonymous");
        var words = OkrDesk.WordsOf(turn);
        // A message would be read by everybody in the chat.
        if (turn.Act is Act.Said { Privately: false } && turn.Chat.Kind != ChatKind.Personal) return new Reply.Show(MineCard.RenderInGroup(WordBook.For(ObjectivesFeature.Slice, await languages.OfAsync(turn, cancel))));
        var scenes = new List<OkrScene>();
        foreach (var state in await desk.OwnTeamsAsync(turn, cancel)) scenes.Add(await desk.SceneAsync(turn, state, cancel));
        var view = View(scenes, sender);
        return new Reply.Show(view.Lines.IsEmpty ? MineCard.RenderNone(view, words) : MineCard.Render(view, words));
    }

    private static MineView View(List<OkrScene> scenes, PersonId sender) => new(
        [.. scenes.SelectMany(s => OkrViews.Mine(s, sender)).OrderBy(l => l.IsOwn).ThenBy(l => Care(l)).Select(l => l with { Key = l.Key with { From = OkrButtons.FromMine } })],
        [
            .. from scene in scenes
               let next = CheckInTargets.NextStart(scene.Team, scene.Now)
               where next is not null
               orderby next
               select new NextLine(scene.Team.Team.Name, next.Value, scene.Team.Team.Zone),
        ],
        [.. scenes.Select(s => s.Key)])
    {
        Answer = scenes.Select(s => s.Answer).FirstOrDefault(a => a is not null),
    };

    private static int Care(MineLine line) => line.Facts.Status.Status switch
    {
        Domain.Objectives.Status.OffTrack => 0,
        Domain.Objectives.Status.AtRisk => 1,
        Domain.Objectives.Status.NoUpdate => 2,
        _ => 3,
    };
}
