using OkrBot.App.Bot;
using OkrBot.App.Cards;

namespace OkrBot.App.Features.Promises;

/// <summary>The way to the leaders' promises on the programme's card, while a cycle is planned.</summary>
internal sealed class PromisePart(PromiseDesk desk) : IProgrammePart
{
    public int Order => 50;

    public async Task<ProgrammePart?> OfAsync(Turn turn, bool here, CancellationToken cancel)
        => await desk.PlannedAsync(turn, cancel) is { } cycle
            ? new ProgrammePart([], [new Execute(PromisesFeature.WordsFor(turn.From.Locale)["part.button"], Verbs.ListPromises, PromiseDesk.Data(turn, cycle.Id))])
            : null;
}
