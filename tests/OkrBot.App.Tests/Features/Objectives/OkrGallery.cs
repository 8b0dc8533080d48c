using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.Objectives;
using OkrBot.App.Features.Objectives.Cards;
using OkrBot.App.Features.Objectives.Views;
using OkrBot.Domain.Objectives;
using static OkrBot.App.Tests.Features.Objectives.SampleTeam;

namespace OkrBot.App.Tests.Features.Objectives;

/// <summary>Every card of the slice, in both languages.</summary>
internal static class OkrGallery
{
    private static readonly Uri Page = new("https://okrbot.example.com/live/teams/checkout");
    private static readonly CardKey Answer = new(Id.Team, Id.Cycle, Start(6), "8Kq2mZ");

    public static IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards { get; } = new Dictionary<string, Func<AdaptiveCard>>(
        Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, Func<AdaptiveCard>>> Of(string language, string end)
    {
        var words = WordBook.For(ObjectivesFeature.Slice, language);
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["kr" + end] = () => KeyResultCard.Render(KeyResult(Time) with { Page = Page, Answer = Answer }, words),
            ["kr-changed" + end] = () => KeyResultCard.Render(OkrViews.KeyResult(Scene(Changed), Time)!, words),
            ["kr-changed-outside" + end] = () => KeyResultCard.Render(OkrViews.KeyResult(Scene(Changed, Sight.Open), Time)!, words),
            ["kr-confidence" + end] = () => KeyResultCard.Render(KeyResult(Time) is var view ? view with { Key = view.Key with { Look = KeyResultCard.Confidence } } : view, words),
            ["kr-limit" + end] = () => KeyResultCard.Render(KeyResult(Uptime), words),
            ["kr-steps-no-update" + end] = () => KeyResultCard.Render(KeyResult(Terms), words),
            ["kr-yes-or-no" + end] = () => KeyResultCard.Render(KeyResult(Contract), words),
            ["kr-never-answered" + end] = () => KeyResultCard.Render(KeyResult(Refund), words),
            ["kr-reader-outside" + end] = () => KeyResultCard.Render(OkrViews.KeyResult(Scene(sight: Sight.Open), Time)!, words),
            ["mine" + end] = () => MineCard.Render(Mine, words),
            ["mine-own" + end] = () => MineCard.Render(Mine with { Lines = [Mine.Lines[0], Mine.Lines[^1] with { IsOwn = true }] }, words),
            ["kr-arrived" + end] = () => KeyResultCard.Render(KeyResult(Time) is var view ? view with { Facts = view.Facts with { Arrived = (66, new(2026, 11, 3)), Source = new Uri("https://reports.example.com/time") }, Answer = Answer } : null!, words),
            ["team-company" + end] = () => TeamCard.Render(OkrViews.Of(Scene()) with { Company = (new(new("company"), Id.Cycle), "Nordkauf") }, words),
            ["mine-many" + end] = () => MineCard.Render(Mine with { Lines = [.. Mine.Lines, .. Mine.Lines, .. Mine.Lines, .. Mine.Lines], Answer = Answer }, words),
            ["mine-none" + end] = () => MineCard.RenderNone(Mine with { Lines = [] }, words),
            ["mine-no-team" + end] = () => MineCard.RenderNone(new MineView([], [], []), words),
            ["mine-in-group" + end] = () => MineCard.RenderInGroup(words),
            ["team" + end] = () => TeamCard.Render(OkrViews.Of(Scene()) with { Page = Page }, words),
            ["team-in-chat" + end] = () => TeamCard.Render(OkrViews.Of(Scene(sight: Sight.Open)) with { ForChat = true }, words),
            ["team-counts" + end] = () => TeamCard.Render(OkrViews.Of(Scene(sight: Sight.Nothing)) with { ForChat = true }, words),
            ["team-empty" + end] = () => TeamCard.Render(OkrViews.Of(Scene()) with { Objectives = [], Counts = new(0, 0, 0, 0), Blockers = [] }, words),
            ["choose-team" + end] = () => ChooseTeamCard.Render([(new(new("checkout"), Id.Cycle), "Checkout"), (new(new("growth"), Id.Cycle), "Growth")], words),
        };
    }

    private static KeyResultView KeyResult(Domain.KeyResultId id)
        => OkrViews.KeyResult(Scene(), id) is { } view ? view with { Key = view.Key with { From = OkrButtons.FromTeam } } : throw new InvalidOperationException(id.Value);

    private static MineView Mine => new(
        [.. OkrViews.Mine(Scene(), Chidi), .. OkrViews.Mine(Scene(), Bo).Take(1)],
        [new NextLine("Checkout", Start(6), "Europe/Berlin"), new NextLine("Growth", Start(6).AddDays(1), "Europe/Berlin")],
        [Scene().Key]);

    /// <summary>Cards with this text in every place.</summary>
    public static IReadOnlyDictionary<string, Func<AdaptiveCard>> Worst(string text, string language)
    {
        var words = WordBook.For(ObjectivesFeature.Slice, language);
        var (year, quarter) = (Full(text, 26), Full(text));
        var id = new Domain.KeyResultId("01JC4Z7Q8W9X0Y1Z2A3B4C5D11");
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["kr"] = () => KeyResultCard.Render(OkrViews.KeyResult(Scene(year), id)! with { Page = Page, Answer = Answer, Changes = Changes(text) }, words),
            ["kr confidence"] = () => KeyResultCard.Render(OkrViews.KeyResult(Scene(year), id) is { } view ? view with { Key = view.Key with { Look = KeyResultCard.Confidence, From = "team" } } : null!, words),
            ["mine"] = () => MineCard.Render(new MineView([.. OkrViews.Mine(Scene(quarter), Ann)], [.. Enumerable.Repeat(new NextLine(text, Start(6), "Europe/Berlin"), 5)], [Scene().Key]) { Answer = Answer }, words),
            ["team"] = () => TeamCard.Render(OkrViews.Of(Scene(quarter)) with { Page = Page }, words),
            ["choose"] = () => ChooseTeamCard.Render([.. Enumerable.Repeat((new OkrKey(new("checkout"), Id.Cycle), text), 12)], words),
        };
    }

    private static ImmutableArray<ChangeFacts> Changes(string text)
        => [.. Enumerable.Repeat(new ChangeFacts(new RecordedChange(Bo, Start(3), ChangeReason.OutsideEvent, text) { OldTitle = text, OldOwner = Ann }, text, new(2026, 10, 20)) { OldOwner = text, NewOwner = text }, 4)];
}
