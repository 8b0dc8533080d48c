using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Cards;
using OkrBot.App.Features.Clusters;
using OkrBot.App.Features.Clusters.Cards;
using OkrBot.App.Features.Clusters.Views;
using OkrBot.Domain;

namespace OkrBot.App.Tests.Features.Clusters;

/// <summary>Every card of the slice, in both languages.</summary>
internal static class ClusterGallery
{
    private static readonly ClusterKey Key = new(new("2027-01-04"), "8Kq2mZ") { Group = new("care-1") };
    private static readonly ImmutableArray<NamedTeam> Teams = [new(new("checkout"), "Checkout"), new(new("care"), "Customer Care"), new(new("finance"), "Finance"), new(new("pay"), "Payments")];

    public static IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards { get; } = new Dictionary<string, Func<AdaptiveCard>>(
        Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    /// <summary>Cards with this text in every place, and as full as the rules allow.</summary>
    public static IEnumerable<AdaptiveCard> Worst(string text, string language)
    {
        var words = WordBook.For(ClustersFeature.Slice, language);
        LineEnd End() => new(new("a"), text, new("o"), text);
        ImmutableArray<ClusterLine> lines = [.. Enum.GetValues<LineKind>().SelectMany(kind => Enumerable.Repeat(new ClusterLine(kind, End(), End()) { Common = [text, text, text], Unit = text }, 24))];
        ImmutableArray<NamedTeam> eight = [.. Enumerable.Range(0, 8).Select(at => new NamedTeam(new($"{new string('a', 36)}{at}"), text))];
        var own = ImmutableArray.CreateRange(Enumerable.Range(0, 13).Select(at => (new ObjectiveId($"o{at}"), text)));
        var listed = ImmutableArray.CreateRange(Enumerable.Range(0, 20).Select(at => new ListedGroup(new($"g{at}"), $"{text}, {text}", 6, 99, false)));
        yield return ClusterCard.Render(new ClusterView(Key, eight, lines) { Leads = true, Offered = eight, Done = text[..20], Talk = new TalkView(Time with { Zone = text }) { File = Holds.HoldGallery.File } }, words);
        yield return ClusterCard.Render(new ClusterView(Key, eight, lines) { Own = own }, words);
        yield return ClusterListCard.Render(new ClusterListView(Key, [.. listed.Take(5)], 9_999, 9_999) { HasMore = true, LookedAt = DateTimeOffset.UnixEpoch, Done = text[..20] }, words);
        yield return ClusterFormCard.Render(new ClusterFormView(Key, [.. eight, .. eight.Select(team => team with { Id = new(team.Id.Value + "b") })], [], OnCard: true) { Others = listed, Problem = text[..20] }, words);
    }

    private static readonly Domain.Planning.TalkTime Time = new(new(2026, 12, 21), new(10, 0), 60, "Europe/Berlin");

    private static LineEnd End(string team, string? title) => new(new(team), Teams.First(one => one.Id.Value == team).Name, new($"o-{team}"), title);

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(ClustersFeature.Slice, language);
        ImmutableArray<ClusterLine> lines =
        [
            new(LineKind.NoAnswer, End("care", "Days until a refund arrives"), End("pay", "Refund dates are told")),
            new(LineKind.NoLiaison, End("finance", "Books close in three days"), End("pay", null)),
            new(LineKind.NoKeyResult, End("checkout", "Paying is effortless on a phone"), null),
            new(LineKind.Nothing, End("finance", null), null),
            new(LineKind.Measure, End("care", "Days until a refund arrives"), End("pay", "Same-day refunds")) { Common = ["refund"], Unit = "days" },
            new(LineKind.Words, End("checkout", "Bakery orders without waste"), End("finance", "No waste in bakeries")) { Common = ["Bakery", "waste"] },
            new(LineKind.Market, End("checkout", "Poland pays by BLIK"), End("pay", "Payouts in Poland")) { Common = ["Poland"] },
        ];
        var group = new ClusterView(Key, Teams, lines);
        var list = new ClusterListView(Key with { Group = null }, [new(new("a-1"), "Checkout, Customer Care", 2, 7, true), new(new("b-1"), "Bakery, Suppliers", 0, 1, false)], 12, 5)
        {
            HasMore = true, LookedAt = new DateTimeOffset(2026, 12, 14, 9, 5, 0, TimeSpan.Zero), Zone = "Europe/Berlin",
        };
        var form = new ClusterFormView(Key, Teams, ["checkout", "care", "pay"], OnCard: false) { Others = list.Groups };
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["group-lead" + end] = () => ClusterCard.Render(group with { Leads = true, Offered = [new(new("risk"), "Risk")] }, words),
            ["group-confirmed-here" + end] = () => ClusterCard.Render(group with { Key = Key with { Here = true }, Leads = true, Confirmed = true, Done = words["done.confirmed"] }, words),
            ["group-talk-lead" + end] = () => ClusterCard.Render(group with { Leads = true, Lines = [lines[0]], Talk = new TalkView(Time) { File = Holds.HoldGallery.File } }, words),
            ["group-talk-own" + end] = () => ClusterCard.Render(group with { Lines = [lines[0]], Talk = new TalkView(Time) { InCalendar = true } }, words),
            ["group-talk-by-hand" + end] = () => ClusterCard.Render(group with { Lines = [], Talk = new TalkView(Time) { IsByHand = true } }, words),
            ["group-talk-soon" + end] = () => ClusterCard.Render(group with { Leads = true, Confirmed = true, Lines = [], Talk = new TalkView(Time) { IsSoon = true } }, words),
            ["group-talk-later" + end] = () => ClusterCard.Render(group with { Lines = [], Talk = new TalkView(Time) }, words),
            ["group-own" + end] = () => ClusterCard.Render(group with { Own = [(new("o1"), "Paying is effortless on a phone"), (new("o2"), "Bakery orders without waste")] }, words),
            ["group-nothing" + end] = () => ClusterCard.Render(group with { Lines = [] }, words),
            ["list" + end] = () => ClusterListCard.Render(list, words),
            ["list-never" + end] = () => ClusterListCard.Render(list with { Groups = [], HasMore = false, All = 0, LookedAt = null, Done = words["done.looking"] }, words),
            ["form" + end] = () => ClusterFormCard.Render(form, words),
            ["form-here-wrong" + end] = () => ClusterFormCard.Render(form with { OnCard = true, To = "b-1", Problem = words["no.nobodyStays"] }, words),
        };
    }
}
