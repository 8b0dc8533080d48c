using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.Promises.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Promises;

/// <summary>Which leaders were asked, and what each has signed; for programme leads.</summary>
internal sealed class ListPromises(PromiseDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (cycle, no) = await desk.LeadAsync(turn, cancel);
        return cycle is null ? no : PromiseDesk.List(turn, await desk.Promises.FindAsync(turn.Tenant, cycle.Id, cancel));
    }
}

/// <summary>Names a leader: found by a typed name, or chosen where several are called so.</summary>
internal sealed class AddLeader(PromiseDesk desk, PeopleFinder people, IDirectory directory, IWorkQueue queue) : ITurnHandler
{
    private const int MostFound = 8;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (cycle, no) = await desk.LeadAsync(turn, cancel);
        if (cycle is null) return no;
        var (data, words) = (CardData.Of(turn.Act), PromisesFeature.WordsFor(turn.From.Locale));
        var typed = data.Text(PromiseListCard.NameField);
        var book = await desk.Promises.FindAsync(turn.Tenant, cycle.Id, cancel);
        var found = await FoundAsync(turn, data, typed, cancel);
        if (found.IsEmpty) return PromiseDesk.List(turn, book, new PromiseListView { Typed = typed, Problem = words[PlainText.Clean(typed).Length == 0 ? "no.name" : "no.nobody"] });
        if (found.Length > 1) return PromiseDesk.List(turn, book, new PromiseListView { Typed = typed, Found = [.. found.Select(one => (one.Person, one.Name ?? ""))] });
        if (book.Of(found[0].Person) is null && book.Leaders.Length >= Domain.Planning.Promises.MostLeaders)
            return PromiseDesk.List(turn, book, new PromiseListView { Typed = typed, Problem = words.Text("no.room", ("most", words.Number(Domain.Planning.Promises.MostLeaders))) });
        var leader = new LeaderPromise(found[0].Person, found[0].Name ?? "", turn.From.Person!.Value, turn.Now);
        var after = await desk.Promises.ChangeAsync(turn.Tenant, cycle.Id, known => Domain.Planning.Promises.Name(known, leader), cancel);
        await queue.EnqueueAsync([AskLeaderWork.ItemFor(turn.Tenant, cycle, leader.Leader, turn.Now)], cancel);
        return PromiseDesk.List(turn, after, new PromiseListView { Done = words["done.named"] });
    }

    private async Task<ImmutableArray<PersonEntry>> FoundAsync(Turn turn, CardData data, string? typed, CancellationToken cancel)
    {
        if (data.Id(PromiseListCard.FoundField) is { } chosen)
            return await directory.FindPersonAsync(turn.Tenant, new PersonId(chosen), cancel) is { } person ? [person] : [];
        return PlainText.Clean(typed).Length == 0 ? [] : await people.FindAsync(turn.Tenant, typed, MostFound, turn.Now, cancel);
    }
}

/// <summary>A leader is asked no more.</summary>
internal sealed class RemoveLeader(PromiseDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (cycle, no) = await desk.LeadAsync(turn, cancel);
        if (cycle is null) return no;
        var words = PromisesFeature.WordsFor(turn.From.Locale);
        if (CardData.Of(turn.Act).Id(PromiseListCard.LeaderField) is not { } chosen) return new Reply.Words(words["refused.gone"]);
        var after = await desk.Promises.ChangeAsync(turn.Tenant, cycle.Id, known => Domain.Planning.Promises.Remove(known, new PersonId(chosen)), cancel);
        return PromiseDesk.List(turn, after, new PromiseListView { Done = words["done.removed"] });
    }
}
