using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Planning.Forms;

/// <summary>How a key result is measured, as people choose it.</summary>
internal enum KeyResultKind
{
    Number,
    Above,
    Below,
    Within,
    Steps,
    Done,

    /// <summary>The number has to be found out first.</summary>
    FindOut,
}

/// <summary>The kinds by the names that travel in cards.</summary>
internal static class Kinds
{
    public static readonly IReadOnlyList<(KeyResultKind Kind, string Name)> All =
    [
        (KeyResultKind.Number, "number"), (KeyResultKind.Above, "above"), (KeyResultKind.Below, "below"), (KeyResultKind.Within, "within"),
        (KeyResultKind.Steps, "steps"), (KeyResultKind.Done, "done"), (KeyResultKind.FindOut, "find"),
    ];

    public static string Name(KeyResultKind kind) => All.First(known => known.Kind == kind).Name;

    public static KeyResultKind? Read(string? name) => All.Any(known => known.Name == name) ? All.First(known => known.Name == name).Kind : null;

    public static KeyResultKind Of(Measure measure) => measure switch
    {
        Measure.Metric => KeyResultKind.Number,
        Measure.KeepAbove => KeyResultKind.Above,
        Measure.KeepBelow => KeyResultKind.Below,
        Measure.KeepWithin => KeyResultKind.Within,
        Measure.Milestones => KeyResultKind.Steps,
        Measure.Binary => KeyResultKind.Done,
        _ => KeyResultKind.FindOut,
    };
}
