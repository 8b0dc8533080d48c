using OkrBot.App.Bot;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns;

/// <summary>One team's fields of a sent form.</summary>
/// <param name="Scope">Stands before the names of the team's fields.</param>
internal sealed record FormInput(CardData Data, string Scope)
{
    public string? Text(KeyResult keyResult, string name) => Data.Text(Name(keyResult, name));

    public bool Has(KeyResult keyResult, string name) => Data.Has(Name(keyResult, name));

    private string Name(KeyResult keyResult, string name) => $"{Scope}{keyResult.Id}_{name}";
}
