using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Promises.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Promises;

/// <summary>What the handlers of this slice share: which cycle is planned, whose promises, and the cards that answer.</summary>
internal sealed class PromiseDesk(ProgrammeLeads leads, IDirectory directory, IPromises promises)
{
    public IPromises Promises => promises;

    /// <summary>Null = the answer says why not.</summary>
    public async Task<(Cycle? Cycle, Reply No)> LeadAsync(Turn turn, CancellationToken cancel)
    {
        if (!leads.Includes(turn)) return (null, ProgrammeLeads.No(turn));
        return await PersonAsync(turn, cancel);
    }

    /// <inheritdoc cref="LeadAsync"/>
    public async Task<(Cycle? Cycle, Reply No)> PersonAsync(Turn turn, CancellationToken cancel)
    {
        var words = PromisesFeature.WordsFor(turn.From.Locale);
        if (turn.From.Person is null) return (null, new Reply.Words(words["refused.anonymous"]));
        if (turn.Chat.Kind != ChatKind.Personal) return (null, new Reply.Words(words["refused.inPerson"]));
        return await PlannedAsync(turn, cancel) is { } cycle ? (cycle, Reply.None) : (null, new Reply.Words(words["refused.notNow"]));
    }

    public async Task<Cycle?> PlannedAsync(Turn turn, CancellationToken cancel)
        => await directory.FindTenantAsync(turn.Tenant, cancel) is { } tenant ? PlanningWindow.CycleOf(tenant.Cycles, Zones.LocalDay(turn.From.Zone ?? "UTC", turn.Now)) : null;

    public static Reply List(Turn turn, PromiseBook book, PromiseListView? told = null)
    {
        var view = (told ?? new PromiseListView()) with { Book = book, Data = Data(turn, book.Cycle) };
        return new Reply.Show(PromiseListCard.Render(view, PromisesFeature.WordsFor(turn.From.Locale)));
    }

    public static Reply Own(Turn turn, Cycle cycle, PromiseBook book, bool signed = false)
    {
        var words = PromisesFeature.WordsFor(turn.From.Locale);
        return turn.From.Person is { } person && book.Of(person) is { } own
            ? new Reply.Show(PromiseCard.Render(new PromiseView(cycle, own, turn.From.Zone ?? "UTC", Data(turn, cycle.Id)) { JustSigned = signed }, words))
            : new Reply.Words(words["refused.notAsked"]);
    }

    /// <summary>Ids only; the token is new for every rendered card.</summary>
    public static JsonObject Data(Turn turn, CycleId cycle) => new()
    {
        [CardKey.CycleField] = cycle.Value, [CardKey.ViewField] = ViewToken.From(turn.ActivityId, turn.From.ChannelId, CardData.Of(turn.Act).Id(CardKey.ViewField) ?? ""),
    };
}
