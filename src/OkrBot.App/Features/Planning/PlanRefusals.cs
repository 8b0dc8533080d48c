using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning;

/// <summary>Why something was not written, in words.</summary>
internal static class PlanRefusals
{
    /// <summary>More reasons at once are read by nobody.</summary>
    private const int MostLines = 5;
    private const int ExampleDays = 14;

    /// <summary>Shows how a number is written.</summary>
    private const decimal Example = 1240.5m;

    public static string Say(Refusal refusal, TeamCycle state, Words words) => refusal switch
    {
        NotFacilitator { Facilitator: { } runner } when state.Team.Find(runner)?.Name is { Length: > 0 } name => words.Text("no.notRunner", ("name", MarkdownText.Escape(name, 40))),
        NotFacilitator => words["no.notTheRunner"],
        NotAMember => words["no.notMember"],
        GuestsLookOnly => GuestWords.Say(state.Team, words),
        ObjectiveIsOver => words["no.over"],
        KeyResultIsStopped => words["no.stopped"],
        NotActive => words["no.notActive"],
        TooManyDrafts drafts => words.Text("no.drafts", ("most", words.Number(drafts.Most))),
        TooManyKeyResults many => words.Text("no.keyResults", ("most", words.Number(many.Most))),
        NoKeyResultYet => words["no.keyResultYet"],
        OwnersMissing missing => Owners(missing, state, words),
        MeasuresIncomplete => words["missing.measure"],
        DraftsNotReady lacking => words.Text("no.draftsNotReady", ("titles", Titles(lacking.Objectives.Select(id => state.Objectives.GetValueOrDefault(id)?.Title)))),
        TooManyToBegin => words["no.tooManyToBegin"],
        LiaisonsMissing missing => Contacts(missing, state, words),
        _ => WeeksWords.Say(refusal, words) ?? OfAForm(refusal, words),
    };

    /// <summary>Whether the form can mend it; then what was typed stays.</summary>
    public static bool IsOfAForm(Refusal refusal) => refusal
        is BecauseMissing or TitleMissing or WhyMissing or StopReasonMissing or LineTooLong or DueOutsideCycle or UnitMissing or TargetIsStart or LimitsCrossed
        or NumberOutOfRange or StepsWrong or DefinitionMissing or WeightOutOfRange or WeightsFrozen or KindFrozen or StepIsFinished or PlanWrong or NotOnTeam;

    /// <summary>What stands in one of the form's fields is no number or no day, or nothing was chosen there.</summary>
    public static string Unread(string field, Words words) => field switch
    {
        KeyResultForm.KindField => words["no.kind"],
        KeyResultForm.DueField => words["no.day"],
        _ => words.Text("no.number", ("field", words[Label(field)].Split(" (", 2)[0]), ("example", words.Number(Example))),
    };

    /// <summary>Each line that is wrong with its reason.</summary>
    public static string Say(ImmutableArray<PlanProblem> wrong, DateOnly first, DateOnly last, Words words) => string.Join(' ', wrong.Take(MostLines).Select(one => words.Text($"no.plan.{one.Key}",
        ("line", words.Number(one.Line)), ("typed", UserText.Line(one.Typed)), ("first", words.Date(first)), ("last", words.Date(last)), ("most", words.Number(PlanLines.Most)),
        ("example", PlanLines.Write([new PlanPoint(first.AddDays(ExampleDays), Example)], new Measure.Baseline(""), words))))) + " " + words["no.plan.saved"];

    private static string OfAForm(Refusal refusal, Words words) => refusal switch
    {
        BecauseMissing => words["no.because"],
        TitleMissing => words["no.title"],
        WhyMissing => words["no.why"],
        StopReasonMissing => words["no.reason"],
        LineTooLong line => words.Text("no.tooLong", ("length", words.Number(line.Length)), ("most", words.Number(line.Most))),
        DueOutsideCycle { First: var first, Last: var last } when first > last => words["no.weeksOver"],
        DueOutsideCycle due => words.Text("no.due", ("first", words.Date(due.First)), ("last", words.Date(due.Last))),
        NotOnTeam => words["no.owner"],
        _ => OfAMeasure(refusal, words),
    };

    private static string OfAMeasure(Refusal refusal, Words words) => refusal switch
    {
        UnitMissing => words["no.unit"],
        TargetIsStart => words["no.targetIsStart"],
        LimitsCrossed => words["no.limits"],
        NumberOutOfRange => words["no.range"],
        StepsWrong steps => words.Text("no.steps", ("least", words.Number(steps.Least)), ("most", words.Number(steps.Most))),
        DefinitionMissing => words["no.definition"],
        WeightOutOfRange weight => words.Text("no.weight", ("most", words.Number(weight.Most))),
        WeightsFrozen => words["no.weightsFrozen"],
        KindFrozen => words["no.kindFrozen"],
        StepIsFinished step => words.Text("no.stepFinished", ("step", UserText.Line(step.Title))),
        PlanWrong => words["no.plan"],
        _ => words["refused.gone"],
    };

    private static string Label(string field) => field switch
    {
        KeyResultForm.StartField => "label.start",
        KeyResultForm.TargetField => "label.target",
        KeyResultForm.LowField => "label.low",
        KeyResultForm.HighField => "label.high",
        _ => "label.weight",
    };

    private static string Contacts(LiaisonsMissing missing, TeamCycle state, Words words) => words.Text("no.contacts",
        ("needs", string.Join(", ", missing.Links.Select(id => state.Links.GetValueOrDefault(id)).OfType<Link>()
            .Select(link => $"{UserText.Line(link.FromLabel?.Team ?? "", 40)}: {UserText.Line(LinkEnds.Title(state, link.To) ?? "")}").Distinct(StringComparer.Ordinal))));

    private static string Owners(OwnersMissing missing, TeamCycle state, Words words) => words.Text("no.owners",
        ("titles", Titles(missing.KeyResults.Select(id => state.KeyResults.GetValueOrDefault(id)?.Title))));

    private static string Titles(IEnumerable<string?> titles) => string.Join(", ", titles.OfType<string>().Select(title => UserText.Line(title)));
}
