using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Programme;
using OkrBot.App.Features.Programme.Cards;
using OkrBot.App.Features.Programme.Forms;
using OkrBot.App.Features.Programme.Views;
using OkrBot.App.Ports;
using OkrBot.App.Tests.Features.CheckIns.Cards;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Tests.Features.Programme;

public sealed class ProgrammeCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Programme", "Approved"];
    private static readonly DateOnly Today = new(2026, 12, 15);
    private static readonly Cycle Running = new(new("2026-10-05"), new(2026, 10, 5)) { Name = "Autumn" };
    private static readonly Cycle Next = CycleOpening.Following(Running);
    private static readonly ImmutableArray<Holiday> Days = [new(new(2026, 12, 24), null), new(new(2026, 12, 31), "DE"), new(new(2027, 1, 6), "AT"), new(new(2027, 5, 3), "PL")];
    private static readonly Dictionary<string, Func<AdaptiveCard>> Cards = new(Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cards.Keys];
    public static TheoryData<string> Texts => [Worst.German, Worst.Japanese, Worst.Arabic, Worst.Hostile];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_card_is_written_as_approved(string name) => ApprovedGallery.Hold(Cards, name, Folder);

    [Fact]
    public void Nothing_approved_is_left_without_its_card() => ApprovedGallery.AllHaveTheirCard(Cards, Folder);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_weeks_are_called_the_cards_hold(string text)
    {
        var words = ProgrammeLeads.Words("de");
        var named = Running with { Name = text };
        CardRules.Hold(ProgrammeCard.Render(View with { Cycles = [Line(named, CycleState.Running), Line(Next with { Name = text }, CycleState.Next), Line(named, CycleState.FinalValues)] }, Buttons(words), words));
        CardRules.Hold(CycleFormCard.Render(new CycleFormView(new CycleForm(text, text, text), OnCard: true, ProgrammeWords.Say(new CycleOverlaps(named), words)), Buttons(words), words));
        CardRules.Hold(LeadLeftCard.Render([.. Enumerable.Repeat(text, 20)], "8Kq2mZ", words));
        var wrong = Enumerable.Range(1, 60).Select(at => ProgrammeWords.Say(new WrongLine(at, text, HolidayFault.NoDate), words));
        CardRules.Hold(HolidaysCard.Render(new HolidaysView([.. Enumerable.Range(0, 400).Select(at => new Holiday(Today.AddDays(at), "GB"))], OnCard: true) { Dates = text, Problems = [.. wrong] }, Buttons(words), words));
    }

    [Fact]
    public void What_other_slices_add_has_room_for_six_buttons_and_the_rest_stands_behind_more()
    {
        var words = ProgrammeLeads.Words("en");
        var view = View with { Parts = [.. Enumerable.Range(1, 6).Select(at => new ProgrammePart([Layout.Small($"Part {at}")], [new Execute($"Do {at}", $"part.{at}", [])]))] };
        var first = ButtonsOf(ProgrammeCard.Render(view, Buttons(words), words));
        Assert.Equal(["Open new weeks", "Holidays", "Do 1", "Do 2", "Do 3", "More"], first);
        Assert.Equal(["Do 4", "Do 5", "Do 6", "Write here", "Back"], ButtonsOf(ProgrammeCard.RenderMore(view, Buttons(words), words)));
        CardRules.Hold(ProgrammeCard.Render(view, Buttons(words), words));
    }

    private static ProgrammeView View => new(Today, [Line(Running, CycleState.Running) with { Teams = 12, WithoutRunner = 1, WithoutMeeting = 2 }]) { Holidays = Days };

    private static CycleLine Line(Cycle cycle, CycleState state) => new(cycle, state) { Teams = 12, WithoutRunner = 1, WithoutMeeting = 2 };

    private static IEnumerable<string> ButtonsOf(AdaptiveCard card) => card.Body.OfType<ActionSet>().SelectMany(set => set.Actions).Select(action => action.Title);

    private static ProgrammeButtons Buttons(Words words) => new(new JsonObject { ["view"] = "8Kq2mZ", [ProgrammePress.HereField] = "0" }, words);

    private static IEnumerable<KeyValuePair<string, Func<AdaptiveCard>>> Of(string language, string suffix)
    {
        var words = ProgrammeLeads.Words(language);
        var buttons = Buttons(words);
        KeyValuePair<string, Func<AdaptiveCard>> One(string name, Func<AdaptiveCard> card) => new(name + suffix, card);
        yield return One("programme", () => ProgrammeCard.Render(View, buttons, words));
        yield return One("programme-next", () => ProgrammeCard.Render(new ProgrammeView(new(2027, 1, 5),
            [Line(Running, CycleState.FinalValues), Line(Next, CycleState.Running), Line(CycleOpening.Following(Next) with { Name = "Summer" }, CycleState.Next) with { Teams = 1, WithoutRunner = 0, WithoutMeeting = 0 }]) { Here = true, Done = words.Text("opened", ("start", words.DateAndYear(Next.Start)), ("end", words.DateAndYear(Next.End))) }, buttons, words));
        yield return One("programme-empty", () => ProgrammeCard.Render(new ProgrammeView(Today, []), buttons, words));
        yield return One("weeks", () => CycleFormCard.Render(new CycleFormView(CycleForm.For(new CyclePlan([Running], []), Today), OnCard: false, Problem: null), buttons, words));
        yield return One("weeks-here-wrong", () => CycleFormCard.Render(new CycleFormView(new CycleForm("2026-12-28", "13", "Winter"), OnCard: true, ProgrammeWords.Say(new CycleOverlaps(Running), words)), buttons, words));
        yield return One("holidays", () => HolidaysCard.Render(new HolidaysView(Days, OnCard: false), buttons, words));
        yield return One("holidays-here-wrong", () => HolidaysCard.Render(new HolidaysView([], OnCard: true)
        {
            Dates = "2026-12-24\n2026-02-30\n2026-11-02", Country = "DE",
            Problems = [ProgrammeWords.Say(new WrongLine(2, "2026-02-30", HolidayFault.NoDate), words), ProgrammeWords.Say(new WrongLine(3, "2026-11-02", HolidayFault.Past), words)],
        }, buttons, words));
        yield return One("ask", () => AskCard.Render(Running, "8Kq2mZ", words));
        yield return One("lead-left", () => LeadLeftCard.Render(["Hana Hill", "3f0c9a52-8d0e-4f4b-9c6e-2b1d7e5a9c01"], "8Kq2mZ", words));
    }
}
