using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Promises;
using OkrBot.App.Features.Promises.Cards;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Tests.Features.Promises;

/// <summary>Every card of the slice, in both languages.</summary>
internal static class PromiseGallery
{
    private static readonly Cycle Cycle = new(new("2027-01-04"), new(2027, 1, 4));
    private static readonly DateTimeOffset At = new(2026, 12, 15, 9, 0, 0, TimeSpan.Zero);

    public static IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards { get; } = new Dictionary<string, Func<AdaptiveCard>>(
        Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    /// <summary>Cards with this text in every place, and as full as the rules allow.</summary>
    public static IEnumerable<AdaptiveCard> Worst(string text, string language)
    {
        var words = WordBook.For(PromisesFeature.Slice, language);
        var many = new PromiseBook(Cycle.Id, [.. Enumerable.Range(0, Domain.Planning.Promises.MostLeaders).Select(at => Leader($"{new string('a', 34)}{at:D2}", text, PromisePoint.AskAboutStalls))]);
        yield return PromiseListCard.Render(new PromiseListView { Book = many, Typed = text, Problem = text[..20], Done = text[..20] }, words);
        yield return PromiseListCard.Render(new PromiseListView { Book = many, Found = [.. Enumerable.Range(0, 8).Select(at => (new Domain.PersonId($"p{at}"), text))] }, words);
        yield return PromiseCard.Render(new PromiseView(Cycle, many.Leaders[0], "Europe/Berlin", []) { AskedBecause = true, JustSigned = true }, words);
    }

    private static LeaderPromise Leader(string id, string name, params PromisePoint[] signed)
        => new(new(id), name, new("goran"), At) { SignedPoints = [.. signed.Select(point => new SignedPoint(point, At))] };

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(PromisesFeature.Slice, language);
        var book = new PromiseBook(Cycle.Id, [Leader("emre", "Emre Erden", [.. Domain.Planning.Promises.Points]), Leader("fay", "Fay Ford", PromisePoint.AskAboutStalls), Leader("hana", "Hana Hara")]);
        var own = new PromiseView(Cycle, book.Leaders[1], "Europe/Berlin", []);
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["list" + end] = () => PromiseListCard.Render(new PromiseListView { Book = book, Done = words["done.named"] }, words),
            ["list-none-wrong" + end] = () => PromiseListCard.Render(new PromiseListView { Typed = "Nobody", Problem = words["no.nobody"] }, words),
            ["list-found" + end] = () => PromiseListCard.Render(new PromiseListView { Book = book with { Leaders = [] }, Found = [(new("a"), "Ann Arbor"), (new("b"), "Ann Bell")] }, words),
            ["own-asked" + end] = () => PromiseCard.Render(own with { Own = book.Leaders[2], AskedBecause = true }, words),
            ["own-signed" + end] = () => PromiseCard.Render(own with { JustSigned = true }, words),
            ["own-whole" + end] = () => PromiseCard.Render(own with { Own = book.Leaders[0] }, words),
        };
    }
}
