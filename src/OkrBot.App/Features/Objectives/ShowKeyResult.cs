using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Objectives.Cards;
using OkrBot.App.Features.Objectives.Views;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Objectives;

/// <summary>Shows one key result with its way to whoever may read it.</summary>
internal sealed class ShowKeyResult(OkrDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var data = CardData.Of(turn.Act);
        if (turn.From.Person is null) return OkrDesk.Say(turn, "said.anonymous");
        if (OkrButtons.Chosen(data) is not { } id || await desk.SceneAsync(turn, data, cancel) is not { } scene || !Exists(scene, id))
            return OkrDesk.Say(turn, "said.gone");
        if (scene.Sight == Sight.Nothing) return OkrDesk.Unseen(turn);
        if (OkrViews.KeyResult(scene, id) is not { } view) return OkrDesk.Say(turn, "said.restricted");
        var key = view.Key with { From = From(data), Look = data.Id(OkrKey.LookField) == KeyResultCard.Confidence ? KeyResultCard.Confidence : null };
        return new Reply.Show(KeyResultCard.Render(view with { Key = key, Team = LevelWords.Name(scene.Team.Team, scene.Reader, OkrDesk.WordsOf(turn)), Page = desk.Page("kr", id.Value) }, OkrDesk.WordsOf(turn)));
    }

    /// <summary>A draft is nobody's to see here.</summary>
    private static bool Exists(OkrScene scene, KeyResultId id)
        => scene.Team.KeyResults.TryGetValue(id, out var keyResult) && scene.Team.Objectives.GetValueOrDefault(keyResult.Objective) is { State: not ObjectiveState.Draft };

    private static string? From(CardData data) => data.Id(OkrKey.FromField) switch
    {
        OkrButtons.FromMine => OkrButtons.FromMine,
        OkrButtons.FromTeam => OkrButtons.FromTeam,
        _ => null,
    };
}
