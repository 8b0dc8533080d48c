using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.Liaisons;
using OkrBot.App.Features.Liaisons.Cards;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Tests.Features.Liaisons;

/// <summary>Every card of the slice, in both languages.</summary>
internal static class LiaisonGallery
{
    private static readonly LiaisonKey Key = new(new("checkout"), new("2026-10-05"), new("o1"), new("k2"), "8Kq2mZ");
    private static readonly ImmutableArray<(PersonId, string)> People = [(new("ann"), "Ann Arbor"), (new("bo"), "Bo Berg"), (new("chidi"), "Chidi Cole")];

    public static IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards { get; } = new Dictionary<string, Func<AdaptiveCard>>(Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    private static KeyResultFacts Facts(string title) => new(new("k2"), title, "Chidi", new Measure.Metric(74, 45, "s"), new Reading.Number(70), new Reading.Number(70), 2, 4, new StatusReport(Status.OffTrack, StatusRule.VeryLowConfidence, 0.6m, false), 61m);

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(LiaisonsFeature.Slice, language);
        var form = new LiaisonFormView(Key, "Median time to pay", ["Growth"], OnCard: false) { People = People };
        var shown = new OkrKey(Key.Team, Key.Cycle) { KeyResult = Key.KeyResult };
        var stuck = new StuckView(Key, shown, "Checkout", Facts("Median time to pay"), Trouble.OffTrack, ["Growth"]);
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["form" + end] = () => LiaisonFormCard.Render(form, words),
            ["form-here-wrong" + end] = () => LiaisonFormCard.Render(form with { Key = Key with { Here = true }, OnCard = true, Teams = ["Growth", "Payouts"], Chosen = new PersonId("bo"), Problem = words["no.notOnTeam"] }, words),
            ["form-room" + end] = () => LiaisonFormCard.Render(form with { OnCard = true, Room = new CardKey(Key.Team, Key.Cycle, new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), "v") }, words),
            ["stuck" + end] = () => StuckCard.Render(stuck, words),
            ["stuck-stalled" + end] = () => StuckCard.Render(stuck with { Trouble = Trouble.Stalled, NeededBy = ["Growth", "Payouts", "Search", "Legal", "Stores", "Care", "Data"] }, words),
            ["named" + end] = () => NamedCard.Render(new NamedView(Key, "Checkout", "Median time to pay", "Bo", ["Growth", "Payouts"]), words),
            ["named-by-nobody" + end] = () => NamedCard.Render(new NamedView(Key with { KeyResult = null }, "Checkout", "Paying is effortless on a phone", "", ["Growth"]), words),
        };
    }

    /// <summary>Cards with this text in every place, and as full as the rules allow.</summary>
    public static IEnumerable<AdaptiveCard> Worst(string text, string language)
    {
        var words = WordBook.For(LiaisonsFeature.Slice, language);
        ImmutableArray<string> teams = [.. Enumerable.Repeat(text, 100)];
        yield return LiaisonFormCard.Render(new LiaisonFormView(Key, text, teams, OnCard: true) { People = [.. Enumerable.Repeat((new PersonId(new string('a', 36)), text), 70)], Problem = words["no.notOnTeam"] }, words);
        yield return StuckCard.Render(new StuckView(Key, new OkrKey(Key.Team, Key.Cycle), text, Facts(text) with { Measure = new Measure.Metric(1, 2, text) }, Trouble.Stalled, teams), words);
        yield return NamedCard.Render(new NamedView(Key, text, text, text, teams), words);
    }
}
