using OkrBot.App.Bot;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Planning.Forms;

/// <summary>Why something is changed that the team works on already, as it was typed.</summary>
internal sealed record ReasonFields(string? Reason, string? Note)
{
    public const string ReasonField = "because";
    public const string NoteField = "becauseNote";

    private static readonly (ChangeReason Reason, string Name)[] Names =
    [
        (ChangeReason.Learned, "learned"), (ChangeReason.OutsideEvent, "outside"), (ChangeReason.WrongBaseline, "baseline"),
        (ChangeReason.DroppedPriority, "priority"), (ChangeReason.HandedOver, "handed"), (ChangeReason.Wording, "wording"),
    ];

    public static ReasonFields None { get; } = new(null, null);

    public static ReasonFields Typed(CardData data) => new(data.Id(ReasonField), data.Text(NoteField));

    /// <summary>An objective has no owner to hand it to.</summary>
    public static IEnumerable<string> Choices(bool ofKeyResult) => Names.Where(n => ofKeyResult || n.Reason != ChangeReason.HandedOver).Select(n => n.Name);

    /// <summary>Null when none of the reasons was chosen.</summary>
    public Because? Because => Names.Any(n => n.Name == Reason) ? new Because(Names.First(n => n.Name == Reason).Reason, Note ?? "") : null;
}
