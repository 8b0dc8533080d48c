using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Rights;

/// <summary>On the programme's card, as long as something is missing.</summary>
internal sealed class RightsPart(RightsDesk desk) : IProgrammePart
{
    public int Order => 60;

    public async Task<ProgrammePart?> OfAsync(Turn turn, bool here, CancellationToken cancel)
    {
        var missing = await desk.StandingAsync(turn.Tenant, turn.Now, cancel);
        if (missing.IsEmpty) return null;
        var words = RightsFeature.WordsFor(turn.From.Locale);
        return new ProgrammePart(
            [Rich.Labelled(words["part.label"], Rich.Plain(words.Plural("part.text", missing.Length)))],
            [new Execute(words["part.button"], Verbs.ShowRights, RightsDesk.Data(turn))]);
    }
}
