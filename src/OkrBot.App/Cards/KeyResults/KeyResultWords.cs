using OkrBot.App.Bot;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Cards.KeyResults;

/// <summary>A key result's numbers in words.</summary>
internal static class KeyResultWords
{
    private const int UnitLength = 16;

    // Longer units, such as "shops", are in the title already and would take the title's room.
    private const int ShortUnit = 3;

    public static string Title(KeyResultFacts kr) => UserText.Line(kr.Title);

    /// <summary>Empty for kinds without a unit.</summary>
    public static string Unit(Measure measure) => measure switch
    {
        Measure.Metric metric => UserText.Line(metric.Unit, UnitLength),
        Measure.KeepAbove keep => UserText.Line(keep.Unit, UnitLength),
        Measure.KeepBelow keep => UserText.Line(keep.Unit, UnitLength),
        Measure.KeepWithin keep => UserText.Line(keep.Unit, UnitLength),
        Measure.Baseline baseline => UserText.Line(baseline.Unit, UnitLength),
        _ => "",
    };

    /// <summary>"70 s", "2 of 5 steps", "Done".</summary>
    public static string Value(KeyResultFacts kr, Words words) => (kr.Value, kr.Measure) switch
    {
        (Reading.Number number, _) => words.Amount(number.Value, Unit(kr.Measure)),
        (Reading.Finished { Done: true }, _) => words["value.done"],
        (_, Measure.Milestones steps) => words.Plural("value.steps", steps.Steps.Length, ("done", words.Number(Done(kr.Value)))),
        (_, Measure.Binary) => words["value.notDone"],
        (_, Measure.Baseline) => words["value.notKnown"],
        _ => words["value.none"],
    };

    /// <summary>"70 s, plan for today 67.5 · confidence 7".</summary>
    public static string State(KeyResultFacts kr, Words words)
    {
        if (kr.IsHidden) return "";
        var state = string.Join(", ", [Value(kr, words), .. Beside(kr, words)]);
        return kr.Confidence is { } confidence ? $"{state} · {words.Text("state.confidence", ("confidence", words.Number(confidence)))}" : state;
    }

    /// <summary>Where it came from, where it shall go and where it should be: "From 74 to 45 s, plan for today 67.5".</summary>
    public static string Course(KeyResultFacts kr, Words words)
    {
        var course = kr.Measure switch
        {
            Measure.Metric metric => words.Text("course.metric", ("start", words.Number(metric.Start)), ("target", words.Amount(metric.Target, Unit(metric)))),
            Measure.Milestones or Measure.Binary or Measure.Baseline => Value(kr, words),
            _ => Limit(kr.Measure, words),
        };
        return string.Join(", ", [course, .. Expected(kr, words), .. LastAnswer(kr, words), .. PastDue(kr, words)]);
    }

    /// <summary>Where it came from and where it shall go: "target 45 s, started at 74 s"; the next open step; what counts as done. Empty where nothing is to say.</summary>
    public static string Goal(KeyResultFacts kr, Words words) => kr.Measure switch
    {
        Measure.Metric metric => words.Text("goal.metric", ("target", words.Amount(metric.Target, Unit(metric))), ("start", words.Amount(metric.Start, Unit(metric)))),
        Measure.Milestones steps => steps.Steps.FirstOrDefault(s => kr.Value is not Reading.Steps done || !done.Done.Contains(s.Id)) is { } next
            ? words.Text("goal.step", ("step", UserText.Line(next.Title))) : "",
        Measure.Binary binary => words.Text("goal.done", ("done", UserText.Line(binary.DefinitionOfDone, UserText.SentenceLength))),
        Measure.Baseline => words["goal.baseline"],
        _ => Limit(kr.Measure, words),
    };

    /// <summary>A computed value with its unit: "67.5 s".</summary>
    public static string RoughAmount(decimal value, Measure measure, Words words) => words.Amount(WordFormats.Round(value), Unit(measure));

    /// <summary>"3, was 2", or "confidence 4, was 7".</summary>
    public static string Moved(MoveLine move, Words words)
    {
        var kr = move.KeyResult;
        if (kr.IsHidden) return "";
        if (move.ConfidenceOnly)
            return words.Text("moved.confidence", ("now", words.Number(kr.Confidence ?? 0)), ("before", words.Number(kr.ConfidenceBefore ?? 0)));
        return (kr.Value, kr.ValueBefore, kr.Measure) switch
        {
            (Reading.Number now, Reading.Number before, _) => words.Text("moved.value", ("now", Short(now.Value, kr.Measure, words)), ("before", Bare(before.Value, kr.Measure, words))),
            (Reading.Steps now, _, Measure.Milestones steps) => words.Text(
                "moved.steps", ("now", words.Number(now.Done.Length)), ("all", words.Number(steps.Steps.Length)), ("before", words.Number(Done(kr.ValueBefore)))),
            _ => Value(kr, words),
        };
    }

    private static IEnumerable<string> Beside(KeyResultFacts kr, Words words) =>
    [
        .. Expected(kr, words),
        .. kr.Measure is Measure.KeepAbove or Measure.KeepBelow or Measure.KeepWithin ? [Limit(kr.Measure, words)] : Array.Empty<string>(),
        .. LastAnswer(kr, words),
        .. PastDue(kr, words),
        .. kr.Arrived is null ? Array.Empty<string>() : [Arrived(kr, words)],
    ];

    /// <summary>"arrived 3 Nov: 42 s"; empty where nothing has since the last answer.</summary>
    public static string Arrived(KeyResultFacts kr, Words words) => kr.Arrived is { } arrived
        ? words.Text("state.arrived", ("date", words.Date(arrived.Day)), ("value", words.Amount(arrived.Value, Unit(kr.Measure))))
        : "";

    private static IEnumerable<string> Expected(KeyResultFacts kr, Words words)
        => kr.PlanForToday is { } plan ? [words.Text("state.plan", ("plan", Plan(plan, kr.Measure, words)))] : [];

    private static IEnumerable<string> LastAnswer(KeyResultFacts kr, Words words)
        => kr is { Status.Status: Status.NoUpdate, LastAnswer: { } day } ? [words.Text("state.lastAnswer", ("date", words.Date(day)))] : [];

    private static IEnumerable<string> PastDue(KeyResultFacts kr, Words words)
        => kr.Status.PastDue ? [words["state.pastDue"]] : [];

    /// <summary>"at least 98%"; empty for kinds without limits.</summary>
    public static string Limit(Measure measure, Words words) => measure switch
    {
        Measure.KeepAbove keep => words.Text("limit.above", ("limit", words.Amount(keep.Limit, Unit(keep)))),
        Measure.KeepBelow keep => words.Text("limit.below", ("limit", words.Amount(keep.Limit, Unit(keep)))),
        Measure.KeepWithin keep => words.Text("limit.within", ("low", words.Number(keep.Low)), ("high", words.Amount(keep.High, Unit(keep)))),
        _ => "",
    };

    private static decimal Done(Reading? reading) => reading is Reading.Steps steps ? steps.Done.Length : 0;

    private static string Plan(decimal plan, Measure measure, Words words) => words.Rough(plan, Percent(measure));

    private static string Bare(decimal value, Measure measure, Words words) => words.Amount(value, Percent(measure));

    private static string Percent(Measure measure) => Unit(measure) is "%" ? "%" : "";

    private static string Short(decimal value, Measure measure, Words words)
        => words.Amount(value, Unit(measure) is { Length: <= ShortUnit } unit ? unit : "");
}
