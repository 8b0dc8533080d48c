using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Links;
using OkrBot.App.Features.Alignment;
using OkrBot.App.Features.Alignment.Cards;
using OkrBot.App.Features.Alignment.Views;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Tests.Features.Alignment;

/// <summary>Every card of the slice, in both languages.</summary>
internal static class LinkGallery
{
    private const string Paying = "Paying is effortless on a phone";
    private static readonly LinkKey Key = new(new("checkout"), new("2026-10-05"), "8Kq2mZ") { Objective = new("o1") };
    private static readonly LinkKey Making = Key with { Kind = LinkKind.Needs };
    private static readonly ImmutableArray<(PersonId, string)> People = [(new("ann"), "Ann Arbor"), (new("bo"), "Bo Berg")];

    public static IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards { get; } = new Dictionary<string, Func<AdaptiveCard>>(Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    /// <summary>The largest cards, with the same text wherever people type.</summary>
    public static IEnumerable<AdaptiveCard> Worst(string text, string language)
    {
        var words = WordBook.For(AlignmentFeature.Slice, language);
        ImmutableArray<LinkFacts> links = [.. Enumerable.Range(0, 40).Select(at => Fact((LinkSide)(at % 4), (LinkState)(at % 3), text, text) with { Reason = text, Own = text, Id = new($"l{at}") })];
        ImmutableArray<LinkQuestionFacts> questions = [.. Enumerable.Range(0, 20).Select(at => new LinkQuestionFacts(new($"q{at}"), LinkKind.Needs, LinkNews.Changed, text, text, text))];
        yield return LinksCard.Render(new LinksView(Key, text, text, links) { MayLink = true, Done = words["done.asked"] }, words);
        yield return LinkCard.Render(new LinkView(Key, text, text, links[0]) { MayAnswer = true, MayWithdraw = true }, words);
        yield return WaitingCard.Render(new WaitingView(Key, text, links, questions) { MayAnswer = true }, words);
        yield return ChooseTeamCard.Render(new ChooseTeamView(Making, text, [.. Enumerable.Range(0, LinkTargets.MostTeams).Select(at => (new TeamId($"t{at}"), text))]), words);
        yield return WhatCard.Render(new WhatView(Making, text, text, [.. Enumerable.Range(0, 78).Select(at => new LinkTarget($"k:{at}", text, true, new LinkEnd(new("t"), new("o"), null)))]) { Why = text }, words);
        yield return AnswerCard.Render(new AnswerView(Key, text, links[0], OnCard: true) { People = [.. Enumerable.Repeat((new PersonId("p"), text), 200)], Reason = text, Problem = words["no.reason"] }, words);
        yield return QuestionCard.Render(new QuestionView(Key, questions[0], OnCard: true), words);
        yield return NeededCard.Render(new NeededView(Key, text, links[0]), words);
    }

    private static LinkFacts Fact(LinkSide side, LinkState state, string team = "Payouts", string? title = "Every payout explains itself", string why = "Refunds go through them")
        => new(new("l1"), side, team, title, why, state) { Own = Paying };

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(AlignmentFeature.Slice, language);
        ImmutableArray<LinkFacts> all =
        [
            Fact(LinkSide.Needs, LinkState.Accepted), Fact(LinkSide.Needs, LinkState.Declined, "Growth", "Trial sign-ups", "Their shops try it first") with { Reason = "No people this time" },
            Fact(LinkSide.Helps, LinkState.Accepted, "Nordkauf", "Repeat purchase rate", "Shops stay where paying is easy"), Fact(LinkSide.NeededBy, LinkState.Asked, "Search", null, "They send people to the till"),
        ];
        var links = new LinksView(Key, "Checkout", Paying, all) { MayLink = true };
        var waiting = new WaitingView(Key, "Checkout", [Fact(LinkSide.NeededBy, LinkState.Asked)], [new(new("l2"), LinkKind.Supports, LinkNews.Changed, "Nordkauf", "Repeat purchase rate", Paying)]) { MayAnswer = true };
        var answer = new AnswerView(Key, "Checkout", Fact(LinkSide.NeededBy, LinkState.Asked), OnCard: true) { People = People, Liaison = "bo" };
        var question = new QuestionView(Key, new(new("l2"), LinkKind.Needs, LinkNews.Stopped, "Payouts", "Every payout explains itself", Paying), OnCard: true);
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["links" + end] = () => LinksCard.Render(links with { Done = words["done.asked"] }, words),
            ["links-none" + end] = () => LinksCard.Render(links with { Links = [] }, words),
            ["links-member" + end] = () => LinksCard.Render(links with { MayLink = false, WhyNot = words.Text("no.notRunner", ("name", "Bo Berg")) }, words),
            ["link" + end] = () => LinkCard.Render(new LinkView(Key with { Link = new("l1") }, "Checkout", Paying, all[1]) { MayWithdraw = true }, words),
            ["link-asked" + end] = () => LinkCard.Render(new LinkView(Key with { Link = new("l1") }, "Checkout", Paying, all[3]) { MayAnswer = true }, words),
            ["find-team" + end] = () => FindTeamCard.Render(new FindTeamView(Making, Paying, null), words),
            ["find-team-none" + end] = () => FindTeamCard.Render(new FindTeamView(Making with { Kind = LinkKind.Supports }, Paying, "Serch") { Problem = words["no.teamFound"] }, words),
            ["choose-team" + end] = () => ChooseTeamCard.Render(new ChooseTeamView(Making, Paying, [(new("payouts"), "Payouts"), (new("payins"), "Payins")]), words),
            ["what" + end] = () => WhatCard.Render(new WhatView(Making with { With = new("payouts") }, Paying, "Payouts", Targets), words),
            ["what-loop" + end] = () => WhatCard.Render(new WhatView(Making with { With = new("payouts"), Kind = LinkKind.Supports }, Paying, "Payouts", Targets) { Why = "So", Problem = words["no.loop"] }, words),
            ["answer" + end] = () => AnswerCard.Render(answer, words),
            ["answer-dialog-wrong" + end] = () => AnswerCard.Render(answer with { OnCard = false, Problem = words["no.reason"] }, words),
            ["question" + end] = () => QuestionCard.Render(question, words),
            ["needed" + end] = () => NeededCard.Render(new NeededView(Key, "Checkout", Fact(LinkSide.NeededBy, LinkState.Asked)), words),
            ["waiting" + end] = () => WaitingCard.Render(waiting, words),
            ["waiting-member" + end] = () => WaitingCard.Render(waiting with { MayAnswer = false, Runner = "Bo Berg" }, words),
            ["waiting-none" + end] = () => WaitingCard.Render(waiting with { Needs = [], Questions = [], Done = words["done.accepted"] }, words),
        };
    }

    private static ImmutableArray<LinkTarget> Targets { get; } =
    [
        new("o:p1", "Every payout explains itself", false, new(new("payouts"), new("p1"), null)), new("k:p2", "Hours to reconcile a month", true, new(new("payouts"), new("p1"), new("p2"))),
    ];
}
