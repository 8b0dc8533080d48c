using OkrBot.App.Bot;
using OkrBot.App.Grants;

namespace OkrBot.App.Features.Rights;

/// <summary>What is missing now, for whoever runs the programme.</summary>
internal sealed class ShowRights(RightsDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (desk.Refused(turn) is { } refused) return refused;
        var missing = await desk.StandingAsync(turn.Tenant, turn.Now, cancel);
        var after = CardData.Of(turn.Act).Id(RightsDesk.AfterField);
        return new Reply.Show(await desk.ListAsync(turn.Tenant, missing, after, (RightsDesk.Data(turn), RightsFeature.WordsFor(turn.From.Locale)), cancel));
    }
}

/// <summary>Words to forward to the administrator who can give it. Also for one that is there meanwhile: asking for it does no harm.</summary>
internal sealed class AskForRight(RightsDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (desk.Refused(turn) is { } refused) return refused;
        var words = RightsFeature.WordsFor(turn.From.Locale);
        if (CardData.Of(turn.Act).Id(RightsDesk.RightField) is not { } key || NeededRights.OfKey(key) is not { } needed) return new Reply.Words(words["refused.unknown"]);
        var missing = await desk.StandingAsync(turn.Tenant, turn.Now, cancel);
        return new Reply.Show(await desk.AskAsync(turn.Tenant, needed, missing, (RightsDesk.Data(turn), words), cancel));
    }
}
