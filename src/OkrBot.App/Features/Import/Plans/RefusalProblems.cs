using System.Globalization;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Features.Import.Reading;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives.Importing;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Import.Plans;

/// <summary>What the rules of writing say to a row, as a problem of that row.</summary>
internal static class RefusalProblems
{
    public static RowProblem Of(int row, Refusal refusal) => refusal switch
    {
        CeilingReached => new(row, Column.Objective, "ceiling", Number(Activation.MostActive)),
        ObjectiveNotTaken not => new(row, Column.Objective, "objectiveNotTaken", Number(not.Row)),
        WorkedOnAlready => new(row, Column.Objective, "workedOn"),
        ObjectiveIsOver => new(row, Column.Objective, "over"),
        TooManyDrafts drafts => new(row, Column.Objective, "drafts", Number(drafts.Most)),
        TooManyKeyResults many => new(row, Column.KeyResult, "keyResults", Number(many.Most)),
        TitleMissing => new(row, Column.Objective, "missing"),
        WhyMissing => new(row, Column.Why, "why"),
        LineTooLong line => new(row, null, "tooLong", Number(line.Length)) { And = Number(line.Most) },
        DueOutsideCycle due => new(row, Column.Due, "due", due.First.ToString("O", CultureInfo.InvariantCulture)) { And = due.Last.ToString("O", CultureInfo.InvariantCulture) },
        NotOnTeam => new(row, Column.Owner, "ownerUnknown"),
        _ => OfAMeasure(row, refusal),
    };

    private static RowProblem OfAMeasure(int row, Refusal refusal) => refusal switch
    {
        UnitMissing => new(row, Column.Unit, "unit"),
        TargetIsStart => new(row, Column.Target, "targetIsStart"),
        LimitsCrossed => new(row, Column.Lower, "limits"),
        NumberOutOfRange range => new(row, Column.Target, "range", Number(range.Value)),
        StepsWrong steps => new(row, Column.Steps, "steps", Number(steps.Least)) { And = Number(steps.Most) },
        DefinitionMissing => new(row, Column.Definition, "missing"),
        WeightOutOfRange weight => new(row, Column.Weight, "weight", Number(weight.Most)),
        _ => new(row, null, "refused"),
    };

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
