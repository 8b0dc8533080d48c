using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning.Forms;

/// <summary>What stands in the form of a key result, as it was typed; null = the field is empty or not of its kind.</summary>
internal sealed record KeyResultForm(KeyResultKind? Kind, string? Title, string? Owner)
{
    public const string TitleField = "title";
    public const string OwnerField = "owner";
    public const string KindField = "measured";
    public const string StartField = "startText";
    public const string TargetField = "targetText";
    public const string LowField = "lowText";
    public const string HighField = "highText";
    public const string UnitField = "unit";
    public const string StepsField = "steps";
    public const string DefinitionField = "definition";
    public const string DueField = "due";
    public const string WeightField = "weightText";
    public const string PlanField = "planText";

    public string? Start { get; init; }
    public string? Target { get; init; }
    public string? Low { get; init; }
    public string? High { get; init; }
    public string? Unit { get; init; }
    public string? Steps { get; init; }
    public string? Definition { get; init; }
    public string? Due { get; init; }
    public string? Weight { get; init; }

    /// <summary>The owner's own plan, one point a line; null = the field did not come, and the plan stays.</summary>
    public string? Plan { get; init; }
    public ReasonFields Reason { get; init; } = ReasonFields.None;

    public static KeyResultForm Of(KeyResult known, Words words)
    {
        var form = new KeyResultForm(Kinds.Of(known.Measure), known.Title, known.Owner.Value)
        {
            Due = known.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Weight = words.Number(known.Weight),
            Plan = PlanLines.Write(known.Plan, known.Measure, words),
        };
        return known.Measure switch
        {
            Measure.Metric m => form with { Start = words.Number(m.Start), Target = words.Number(m.Target), Unit = m.Unit },
            Measure.KeepAbove m => form with { Low = words.Number(m.Limit), Unit = m.Unit },
            Measure.KeepBelow m => form with { High = words.Number(m.Limit), Unit = m.Unit },
            Measure.KeepWithin m => form with { Low = words.Number(m.Low), High = words.Number(m.High), Unit = m.Unit },
            Measure.Milestones m => form with { Steps = StepLines.Write(m.Steps, words) },
            Measure.Binary m => form with { Definition = m.DefinitionOfDone },
            Measure.Baseline m => form with { Unit = m.Unit },
            _ => form,
        };
    }

    /// <param name="kind">As the button says that belongs to the form.</param>
    public static KeyResultForm Typed(CardData data, KeyResultKind? kind) => new(kind, data.Text(TitleField), data.Id(OwnerField))
    {
        Start = data.Text(StartField), Target = data.Text(TargetField), Low = data.Text(LowField), High = data.Text(HighField), Unit = data.Text(UnitField),
        Steps = data.Text(StepsField), Definition = data.Text(DefinitionField), Due = data.Text(DueField), Weight = data.Text(WeightField), Plan = data.Text(PlanField), Reason = ReasonFields.Typed(data),
    };

    /// <summary>The same for a new way to measure, with what was known of the key result and is not asked again here.</summary>
    public KeyResultForm Over(KeyResultForm known) => known with { Kind = Kind, Title = Title, Owner = Owner };

    /// <summary>Only where progress has a line is there a plan of one's own.</summary>
    public bool AsksPlan => Kind is KeyResultKind.Number or KeyResultKind.Steps;

    /// <summary>What is wrong with the typed plan, line by line.</summary>
    /// <param name="first">On which the key result begins, or began.</param>
    public ImmutableArray<PlanProblem> PlanProblems(DateOnly first, DateOnly last, CultureInfo culture)
        => AsksPlan && Plan is not null ? PlanLines.Read(Plan, Kind == KeyResultKind.Steps, first, Bot.Typed.Date(Due) ?? last, culture).Problems : [];

    /// <summary>The key result, or the field in which no number or day stands.</summary>
    public (KeyResultText? Text, string? Unread) Read(KeyResult? known, CultureInfo culture, DateOnly first, DateOnly last)
    {
        if (MeasureOf(known, culture) is not { } measure) return (null, UnreadNumber(culture));
        var weight = string.IsNullOrWhiteSpace(Weight) ? known?.Weight ?? 1 : Bot.Typed.Number(Weight, culture);
        if (weight is null) return (null, WeightField);
        var due = Bot.Typed.Date(Due);
        if (due is null && !string.IsNullOrWhiteSpace(Due)) return (null, DueField);
        return (new KeyResultText(Title ?? "", measure, new PersonId(Owner ?? ""), due, weight.Value) { Plan = PlanOf(known, measure, due, (first, last), culture) }, null);
    }

    private Measure? MeasureOf(KeyResult? known, CultureInfo culture)
    {
        var (low, high, unit) = (Number(Low, culture), Number(High, culture), Unit ?? "");
        return Kind switch
        {
            KeyResultKind.Number => Number(Start, culture) is { } start && Number(Target, culture) is { } target ? new Measure.Metric(start, target, unit) : null,
            KeyResultKind.Above => low is { } limit ? new Measure.KeepAbove(limit, unit) : null,
            KeyResultKind.Below => high is { } limit ? new Measure.KeepBelow(limit, unit) : null,
            KeyResultKind.Within => low is { } from && high is { } to ? new Measure.KeepWithin(from, to, unit) : null,
            KeyResultKind.Steps => new Measure.Milestones(StepLines.Read(Steps, (known?.Measure as Measure.Milestones)?.Steps ?? [], culture)),
            KeyResultKind.Done => new Measure.Binary(Definition ?? ""),
            KeyResultKind.FindOut => new Measure.Baseline(unit),
            _ => null,
        };
    }

    private string UnreadNumber(CultureInfo culture) => Kind switch
    {
        null => KindField,
        KeyResultKind.Number => Number(Start, culture) is null ? StartField : TargetField,
        KeyResultKind.Below => HighField,
        _ => Number(Low, culture) is null ? LowField : HighField,
    };

    private static decimal? Number(string? typed, CultureInfo culture) => Bot.Typed.Number(typed, culture);

    // As typed; a client that sent no such field leaves the plan as far as it still lies in its time.
    private ImmutableArray<PlanPoint> PlanOf(KeyResult? known, Measure measure, DateOnly? due, (DateOnly First, DateOnly Last) time, CultureInfo culture)
    {
        if (AsksPlan && Plan is not null) return PlanLines.Read(Plan, Kind == KeyResultKind.Steps, time.First, due ?? time.Last, culture).Plan;
        return known is null || measure.GetType() != known.Measure.GetType() ? [] : [.. known.Plan.Where(point => due is null || point.Day <= due)];
    }
}
