using OkrBot.App.Bot;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning.Forms;

/// <summary>What stands in the form of an objective, as it was typed; null = the field is empty.</summary>
internal sealed record ObjectiveForm(string? Title, string? Why, string? Ambition, bool Restricted, ReasonFields Reason)
{
    public const string TitleField = "title";
    public const string WhyField = "why";
    public const string AmbitionField = "ambition";
    public const string RestrictedField = "restricted";
    public const string HighName = "high";
    public const string PromisedName = "promised";

    public static ObjectiveForm Empty { get; } = new(null, null, null, false, ReasonFields.None);

    public static ObjectiveForm Of(Objective objective) => new(
        objective.Title, objective.Why, objective.Ambition == Domain.Objectives.Ambition.Committed ? PromisedName : HighName, objective.Restricted, ReasonFields.None);

    public static ObjectiveForm Typed(CardData data) => new(data.Text(TitleField), data.Text(WhyField), data.Id(AmbitionField),
        string.Equals(data.Text(RestrictedField), "true", StringComparison.OrdinalIgnoreCase), ReasonFields.Typed(data));

    /// <summary>Null when the ambition was not chosen.</summary>
    public ObjectiveText? Text => Ambition switch
    {
        HighName => new ObjectiveText(Title ?? "", Why ?? "", Domain.Objectives.Ambition.Aspirational, Restricted),
        PromisedName => new ObjectiveText(Title ?? "", Why ?? "", Domain.Objectives.Ambition.Committed, Restricted),
        _ => null,
    };
}
