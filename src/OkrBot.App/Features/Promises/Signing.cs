using OkrBot.App.Bot;
using OkrBot.App.Features.Promises.Cards;

namespace OkrBot.App.Features.Promises;

/// <summary>The sender's own promise.</summary>
internal sealed class ShowPromise(PromiseDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (cycle, no) = await desk.PersonAsync(turn, cancel);
        return cycle is null ? no : PromiseDesk.Own(turn, cycle, await desk.Promises.FindAsync(turn.Tenant, cycle.Id, cancel));
    }
}

/// <summary>The sender signs what is ticked; only who was named.</summary>
internal sealed class SignPromise(PromiseDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (cycle, no) = await desk.PersonAsync(turn, cancel);
        if (cycle is null) return no;
        var points = PromiseCard.Read(CardData.Of(turn.Act).Text(PromiseCard.PointsField));
        var sender = turn.From.Person!.Value;
        // A card of weeks ago signs nothing of today's.
        if (CardData.Of(turn.Act).Id(App.Cards.CardKey.CycleField) != cycle.Id.Value) return new Reply.Words(PromisesFeature.WordsFor(turn.From.Locale)["refused.gone"]);
        var book = points.IsEmpty
            ? await desk.Promises.FindAsync(turn.Tenant, cycle.Id, cancel)
            : await desk.Promises.ChangeAsync(turn.Tenant, cycle.Id, known => Domain.Planning.Promises.Sign(known, sender, points, turn.Now), cancel);
        return PromiseDesk.Own(turn, cycle, book, signed: !points.IsEmpty);
    }
}
