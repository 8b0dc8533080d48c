using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.Planning;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.App.Features.Planning.Views;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Tests.Features.Planning;

/// <summary>Every card of the slice, in both languages.</summary>
internal static class PlanGallery
{
    private static readonly PlanKey Key = new(new("checkout"), new("2026-10-05"), "8Kq2mZ");
    private static readonly DateOnly End = new(2027, 1, 3);
    private static readonly ImmutableArray<(PersonId, string)> People = [(new("ann"), "Ann Arbor"), (new("bo"), "Bo Berg"), (new("chidi"), "Chidi Cole")];

    public static IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards { get; } = new Dictionary<string, Func<AdaptiveCard>>(
        Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    private static PlanKey Here => Key with { Here = true };

    private static PlannedKeyResult Time(string title) => new(new("k2"), title, new Measure.Metric(74, 50, "s"), "Chidi", End, 1);
    private static PlannedKeyResult Uptime(string title) => new(new("k3"), title, new Measure.KeepAbove(98, "%"), "Ann", End.AddDays(-20), 2);
    private static PlannedKeyResult Terms(string title) => new(new("k4"), title, new Measure.Milestones([new("s1", title), new("s2", title, 2)]), "", End, 1);
    private static PlannedKeyResult Contract(string title) => new(new("k5"), title, new Measure.Binary(title), "Bo", End, 1);

    private static PlannedObjective Active(string title = "Paying is effortless on a phone") => new(new("o1"), title,
        "Two of three carts are on a phone, and most are left at the till", Ambition.Aspirational, ObjectiveState.Active, null, [Time("Median time to pay"), Uptime("Payouts on the promised day")]);

    private static PlannedObjective Draft(Refusal? missing = null, params ImmutableArray<PlannedKeyResult> keyResults) => new(new("o2"), "Launch refunds in one day",
        "Half of the questions to support are about refunds", Ambition.Committed, ObjectiveState.Draft, missing, keyResults) { Restricted = true, Checks = Checks(missing) };

    private static ImmutableArray<ActivationCheck> Checks(Refusal? missing) =>
    [
        new(CheckedThing.KeyResults, missing as NoKeyResultYet), new(CheckedThing.Owners, missing as OwnersMissing) { KeyResults = missing is OwnersMissing ? [new("k2")] : [] },
        new(CheckedThing.Measures, missing is OwnersMissing ? new MeasuresIncomplete([new("k4")]) : null) { KeyResults = missing is OwnersMissing ? [new("k4")] : [] },
        new(CheckedThing.DueDates, missing is OwnersMissing ? new DueOutsideCycle(new(2026, 10, 5), End) : null) { KeyResults = missing is OwnersMissing ? [new("k2"), new("k4")] : [] },
        new(CheckedThing.Room, missing is OwnersMissing ? new CeilingReached([]) : null), new(CheckedThing.WhoCares) { IsRemark = true },
        new(CheckedThing.Wording) { IsRemark = true, KeyResults = missing is OwnersMissing ? [new("k4")] : [] },
    ];

    private static ChangeFacts Change(ChangeReason reason, string? note, int day) => new(new RecordedChange(new("bo"), default, reason, note) { OldMeasure = new Measure.Metric(74, 45, "s") }, "Bo", new(2026, 11, day))
    {
        NewMeasure = new Measure.Metric(74, 50, "s"),
    };

    private static ImmutableArray<ChangeFacts> Changes =>
    [
        Change(ChangeReason.Learned, "Three banks answer slowly, whatever we do", 3),
        new(new RecordedChange(new("bo"), default, ChangeReason.HandedOver, null) { OldOwner = new("ann") }, "Bo", new(2026, 10, 27)) { OldOwner = "Ann", NewOwner = "Chidi" },
        new(new RecordedChange(new("bo"), default, ChangeReason.Wording, "Clearer") { OldTitle = "Time to pay", OldDue = new(2026, 12, 18) }, "Bo", new(2026, 10, 20)) { NewDue = End },
        Change(ChangeReason.WrongBaseline, "Counted twice", 10),
    ];

    private static DatesReader Reader => new(new("ann"), "Europe/Berlin");

    private static string? Announced(string? owner, string language) => DatesPart.Announcement(new DatesView(Holds.HoldGallery.Dates) { Coming = new(false, new("bo"), owner) }, Reader, language);

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(PlanningFeature.Slice, language);
        var plan = new PlanView(Key, "Checkout", 5, 13, [Active(), Active("Merchants trust our payouts") with { Id = new("o3") }, Draft(new NoKeyResultYet())]);
        var objective = new ObjectiveCardView(Key.For(new("o1")), "Checkout", Active()) { Leads = true, Runner = "Bo Berg" };
        var draft = objective with { Objective = Draft(null, Time("Refunds within a day"), Terms("Improve the refund process")) };
        var keyResult = new KeyResultCardView(Key.For(new("o1")) with { KeyResult = new("k2") }, "Paying is effortless on a phone", ObjectiveState.Active, Time("Median time to pay")) { Leads = true, Runner = "Bo Berg" };
        var all = new BeginAllView(Key, "Checkout", [Draft(null, Time("Refunds within a day")), Draft(null, Time("Payouts within a day"))]) { Room = 3, Lessons = ["Ask the banks before we promise days"] };
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["plan" + end] = () => PlanCard.Render(plan, words),
            ["plan-here" + end] = () => PlanCard.Render(plan with { Key = Here, Done = words.Text("begun", ("title", "Merchants trust our payouts")) }, words),
            ["plan-around" + end] = () => PlanCard.Render(plan with { AllInternal = true, Concerns = [("Growth", "More shops sell with us"), ("Payouts", "Money arrives on the promised day")] }, words),
            ["plan-dates" + end] = () => PlanCard.Render(plan with { Dates = new DatesView(Holds.HoldGallery.Dates) { InCalendar = true } }, words),
            ["plan-dates-soon" + end] = () => PlanCard.Render(plan with { Reader = Reader, Dates = new DatesView(Holds.HoldGallery.Dates) { Coming = new(true, new("bo"), "Bo Berg") } }, words),
            ["plan-dates-first" + end] = () => PlanCard.Render(plan with { Objectives = [Draft(null, Time("Refunds within a day"))], Reader = Reader, Dates = new DatesView(Holds.HoldGallery.Dates) { Coming = new(false, new("bo"), "Bo Berg") } }, words),
            ["plan-dates-file" + end] = () => PlanCard.Render(plan with { Waiting = 1, MayBeginAll = true, ShowsTalks = true, Dates = new DatesView(Holds.HoldGallery.Dates) { File = Holds.HoldGallery.File } }, words),
            ["plan-dates-link" + end] = () => PlanCard.Render(plan with { Waiting = 1, Other = new(new("2027-01-04"), WhichWeeks.Next), LeadsProgramme = true, Dates = new DatesView(Holds.HoldGallery.Dates) { File = Holds.HoldGallery.File } }, words),
            ["plan-dates-none" + end] = () => PlanCard.Render(plan with { Objectives = [], Dates = new DatesView([]) { Missing = NoCheckpoint.NoRhythm } }, words),
            ["plan-empty" + end] = () => PlanCard.Render(plan with { Objectives = [] }, words),
            ["choose-team" + end] = () => ChooseTeamCard.Render([(new("checkout"), "Checkout"), (new("growth"), "Growth")], leadsProgramme: false, words),
            ["choose-team-lead" + end] = () => ChooseTeamCard.Render([(new("checkout"), "Checkout"), (new("growth"), "Growth")], leadsProgramme: true, words),
            ["plan-next" + end] = () => PlanCard.Render(plan with
            {
                Week = 1, Begins = new(2027, 1, 4), Objectives = [Draft(new NoKeyResultYet())], Other = new(new("2026-10-05"), WhichWeeks.These),
                Lessons = ["Ask Risk before the first week", "Two objectives were enough"],
            }, words),
            ["plan-lead" + end] = () => PlanCard.Render(plan with { Week = 11, Other = new(new("2027-01-04"), WhichWeeks.Next), LeadsProgramme = true }, words),
            ["objective" + end] = () => ObjectiveCard.Render(objective with { Changes = [.. Changes.Take(1).Select(c => c with { Was = new RecordedChange(new("bo"), default, ChangeReason.Learned, "So") { OldAmbition = Ambition.Committed } })] }, words),
            ["objective-cares" + end] = () => ObjectiveCard.Render(objective with { Objective = Active() with { Restricted = true, Followers = 2, AskedWhoCares = true, Interested = ["Growth", "Payouts"], InterestedCount = 2 } }, words),
            ["objective-wants-contact" + end] = () => ObjectiveCard.Render(draft with { Objective = draft.Objective with { Missing = new LiaisonsMissing([]), WantsContact = new(new("checkout"), new("o2"), null), AskedWhoCares = true } }, words),
            ["objective-member" + end] = () => ObjectiveCard.Render(objective with { Leads = false }, words),
            ["objective-draft" + end] = () => ObjectiveCard.Render(draft, words),
            ["objective-draft-empty" + end] = () => ObjectiveCard.Render(objective with { Objective = Draft(new NoKeyResultYet()) }, words),
            ["objective-draft-refused" + end] = () => ObjectiveCard.Render(draft with { Problem = words.Text("no.owners", ("titles", "Median time to pay")) }, words),
            ["objective-draft-checks" + end] = () => ObjectiveCard.Render(draft with { Objective = Draft(new OwnersMissing([new("k2")]), Time("Refunds within a day"), Terms("Improve the refund process")) }, words),
            ["plan-two-drafts" + end] = () => PlanCard.Render(plan with { Objectives = [Draft(null, Time("Refunds within a day")), Draft(null, Time("Payouts within a day"))], MayBeginAll = true }, words),
            ["begin-all" + end] = () => BeginAllCard.Render(all with { MayBegin = true }, words),
            ["begin-all-first" + end] = () => BeginAllCard.Render(all with { MayBegin = true, Announced = Announced("Bo Berg", language) }, words),
            ["objective-draft-first" + end] = () => ObjectiveCard.Render(draft with { Announced = Announced(null, language) }, words),
            ["begin-all-refused" + end] = () => BeginAllCard.Render(all with { Drafts = [.. all.Drafts, Draft(new NoKeyResultYet()), Draft(new OwnersMissing([new("k2")]), Time("Refunds within a day"))], Problem = words.Text("no.draftsNotReady", ("titles", "Launch refunds in one day")) }, words),
            ["objective-stopped" + end] = () => ObjectiveCard.Render(objective with { Objective = Active() with { State = ObjectiveState.Stopped, Stopped = "The market is closed to us" } }, words),
            ["kr" + end] = () => PlannedKeyResultCard.Render(keyResult with { Changes = Changes }, words),
            ["kr-steps" + end] = () => PlannedKeyResultCard.Render(keyResult with { KeyResult = Terms("Improve the refund process"), State = ObjectiveState.Draft, IsFirst = true, Done = words["saved"] }, words),
            ["kr-yes-or-no" + end] = () => PlannedKeyResultCard.Render(keyResult with { KeyResult = Contract("Contract signed"), Leads = false }, words),
        }.Concat(FormsOf(words, end)).ToDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, Func<AdaptiveCard>> FormsOf(Words words, string end)
    {
        var objective = new ObjectiveFormView(Key, "Checkout", ObjectiveForm.Empty, OnCard: false) { IsNew = true };
        var typed = new ObjectiveForm("Paying is effortless on a phone", null, ObjectiveForm.HighName, true, new("learned", "Banks are slow"));
        var kind = new KindFormView(Key.For(new("o1")), "Paying is effortless on a phone", new(null, null, "ann"), OnCard: false) { People = People, Done = words["saved.objective"] };
        var number = new KeyResultForm(KeyResultKind.Number, "Median time to pay", "chidi") { Start = "74", Target = "45", Unit = "s", Due = "2026-12-18", Weight = "1" };
        var keyResult = new KeyResultFormView(Key.For(new("o1")) with { Kind = KeyResultKind.Number }, "Paying is effortless on a phone", number with { Start = null, Target = null, Unit = null, Due = null, Weight = null }, OnCard: false)
        {
            People = People, Last = End, AsksWeight = true, MayChangeKind = true,
        };
        var saved = new SavedView(Key.For(new("o1")), "Paying is effortless on a phone", "Median time to pay", OnCard: false) { Written = 1, MayAdd = true, IsDraft = true };
        var swap = new SwapView(Key.For(new("o4")), "Checkout", "Refunds in one day", [(new("o1"), "Paying is effortless on a phone"), (new("o2"), "Merchants trust our payouts"), (new("o3"), "Open for business in Poland")]);
        var cares = new PickView(Key.For(new("o1")), "Paying is effortless on a phone", IsTeams: true, [("growth", "Growth"), ("payouts", "Payouts"), ("company", "Nordkauf")], OnCard: false) { Chosen = ["growth"] };
        var drop = new DropView(Key.For(new("o1")), "Paying is effortless on a phone", OnCard: false);
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["form-objective" + end] = () => ObjectiveFormCard.Render(objective, words),
            ["form-objective-here-wrong" + end] = () => ObjectiveFormCard.Render(objective with { Key = Here.For(new("o1")), IsNew = false, AsksWhy = true, OnCard = true, Form = typed, Problem = words["no.why"] }, words),
            ["form-kind" + end] = () => KindFormCard.Render(kind, words),
            ["form-kind-here-wrong" + end] = () => KindFormCard.Render(kind with { Key = Here.For(new("o1")), OnCard = true, Done = null, Problem = words["no.kind"] }, words),
            ["form-number" + end] = () => KeyResultFormCard.Render(keyResult, words),
            ["form-number-here-change" + end] = () => KeyResultFormCard.Render(keyResult with { Key = Here.For(new("o1")) with { KeyResult = new("k2") }, Form = number, OnCard = true, AsksWhy = true, AsksWeight = false, MayChangeKind = false, Problem = words["no.targetIsStart"] }, words),
            ["form-within" + end] = () => KeyResultFormCard.Render(keyResult with { Form = number with { Kind = KeyResultKind.Within, Low = "2", High = "4" } }, words),
            ["form-steps" + end] = () => KeyResultFormCard.Render(keyResult with { Form = number with { Kind = KeyResultKind.Steps, Steps = "Terms translated\nBank’s approval (2)" } }, words),
            ["form-done" + end] = () => KeyResultFormCard.Render(keyResult with { Form = number with { Kind = KeyResultKind.Done } }, words),
            ["saved" + end] = () => SavedCard.Render(saved, words),
            ["saved-here-last" + end] = () => SavedCard.Render(saved with { Key = Here.For(new("o1")), OnCard = true, Written = 5, MayAdd = false }, words),
            ["swap" + end] = () => SwapCard.Render(swap, words),
            ["swap-wrong" + end] = () => SwapCard.Render(swap with { Chosen = "o2", Problem = words["no.reason"] }, words),
            ["saved-asks-who-cares" + end] = () => SavedCard.Render(saved with { AsksWhoCares = true }, words),
            ["pick-teams" + end] = () => PickCard.Render(cares, words),
            ["pick-teams-here-wrong" + end] = () => PickCard.Render(cares with { Key = Here.For(new("o1")), OnCard = true, Choices = [], Search = "Refund", FoundNothing = true, Problem = words["pick.tooManyTeams"] }, words),
            ["pick-people" + end] = () => PickCard.Render(cares with { IsTeams = false, Choices = [("fay", "Fay Fischer"), ("goran", "Goran Gustafsson")], Chosen = ["fay"], Search = "g" }, words),
            ["drop" + end] = () => DropCard.Render(drop with { IsDraft = true }, words),
            ["stop-here-wrong" + end] = () => DropCard.Render(drop with { Key = Here.For(new("o1")) with { KeyResult = new("k2") }, OnCard = true, IsKeyResult = true, Problem = words["no.reason"] }, words),
        };
    }

    /// <summary>Cards with this text in every place, and as full as the rules allow.</summary>
    public static IEnumerable<AdaptiveCard> Worst(string text, string language)
    {
        var words = WordBook.For(PlanningFeature.Slice, language);
        ImmutableArray<PlannedKeyResult> five = [Time(text) with { Measure = new Measure.Metric(-1_234_567.891m, 9_876_543.21m, text), Owner = text }, Uptime(text), Terms(text), Contract(text), Time(text)];
        var full = Draft(new OwnersMissing([]), five) with { Title = text, Why = text };
        var changes = ImmutableArray.CreateRange(Changes.Select(c => c with { Was = c.Was with { Note = text, OldTitle = text }, By = text }));
        var form = new KeyResultForm(KeyResultKind.Steps, text, text) { Start = text, Target = text, Unit = text, Steps = text, Definition = text, Due = text, Weight = text, Reason = new(text, text) };
        var people = ImmutableArray.CreateRange(Enumerable.Repeat((new PersonId(new string('a', 36)), text), 70));
        yield return PlanCard.Render(new PlanView(Key, text, 5, 13, [.. Enumerable.Repeat(full, 13)])
        {
            Done = text[..20], Lessons = [.. Enumerable.Repeat(text, 9)], Other = new(new("2026-10-05"), WhichWeeks.Last), LeadsProgramme = true, Waiting = 9, Dates = new DatesView(Holds.HoldGallery.Dates) { File = Holds.HoldGallery.File },
        }, words);
        yield return PlanCard.Render(new PlanView(Key, text, 5, 13, []) { Dates = new DatesView(Holds.HoldGallery.Dates) { Coming = new(false, new("bo"), text) } }, words);
        yield return ObjectiveCard.Render(new ObjectiveCardView(Here.For(new("o1")), text, full) { Leads = true, Changes = changes, Problem = text[..20], Announced = Announced(text, language) }, words);
        yield return BeginAllCard.Render(new BeginAllView(Key, text, [.. Enumerable.Repeat(full, 10)]) { Room = 3, Lessons = [text, text, text, text], Problem = text[..20], MayBegin = true, Announced = Announced(text, language) }, words);
        yield return PlannedKeyResultCard.Render(new KeyResultCardView(Key.For(new("o1")), text, ObjectiveState.Active, Contract(text)) { Changes = changes, Runner = text, Stopped = text }, words);
        yield return PlannedKeyResultCard.Render(new KeyResultCardView(Key.For(new("o1")), text, ObjectiveState.Draft, new(new("k"), text, new Measure.Milestones([.. Enumerable.Repeat(new Step("s", text, 2), 10)]), text, End, 3)) { Leads = true, Changes = changes }, words);
        yield return ObjectiveFormCard.Render(new ObjectiveFormView(Here, text, new(text, text, text, true, new(text, text)), OnCard: true) { AsksWhy = true, Problem = words["no.why"] }, words);
        yield return KindFormCard.Render(new KindFormView(Here.For(new("o1")), text, form, OnCard: true) { People = people, Problem = words["no.kind"] }, words);
        foreach (var kind in Kinds.All)
            yield return KeyResultFormCard.Render(new KeyResultFormView(Here.For(new("o1")), text, form with { Kind = kind.Kind }, OnCard: true) { People = people, Last = End, AsksWhy = true, AsksWeight = true, MayChangeKind = true, Problem = words["no.unit"] }, words);
        yield return SavedCard.Render(new SavedView(Key.For(new("o1")), text, text, OnCard: true) { Written = 2, MayAdd = true }, words);
        yield return SwapCard.Render(new SwapView(Key.For(new("o1")), text, text, [.. Enumerable.Range(1, 3).Select(at => (new ObjectiveId($"o{at}"), text))]) { Chosen = text, Why = text, Problem = words["no.reason"] }, words);
        yield return PickCard.Render(new PickView(Here.For(new("o1")), text, IsTeams: false, [.. Enumerable.Range(0, 62).Select(at => ($"{at:D36}", text))], OnCard: true) { Chosen = [.. Enumerable.Range(0, 50).Select(at => $"{at:D36}")], Search = text, FoundNothing = true, Problem = words["pick.tooManyPeople"] }, words);
        yield return DropCard.Render(new DropView(Key.For(new("o1")), text, OnCard: true) { Reason = text }, words);
    }
}
