using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace OkrBot.Rehearsal.Clients;

/// <summary>The inputs of a card while a person fills them.</summary>
public sealed class Form(JsonObject card)
{
    public JsonObject Card { get; } = card;
    public IReadOnlyList<Field> Fields { get; } = CardReader.Fields(card);

    /// <summary>Finds by id, else by the start of the label; with a section only below the line that contains it.</summary>
    public Field? Find(string labelOrId, string? section = null)
    {
        var inSection = Fields.Where(field => section is null || field.Section.Contains(section, StringComparison.OrdinalIgnoreCase)).ToList();
        return inSection.FirstOrDefault(field => field.Id == labelOrId)
            ?? inSection.FirstOrDefault(field => field.Label.StartsWith(labelOrId, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>False when there is no such field.</summary>
    public bool TryFill(string labelOrId, string value, string? section = null)
    {
        if (Find(labelOrId, section) is not { } field) return false;
        field.Fill(value);
        return true;
    }

    /// <summary>What the client says before it sends anything.</summary>
    public ImmutableArray<FieldProblem> Problems => [.. Fields.Select(input => input.Problem()).OfType<FieldProblem>()];

    /// <summary>The button's data with the inputs merged in; an input wins over a key of the same name.</summary>
    internal JsonObject Merge(JsonObject? data)
    {
        var merged = data is null ? [] : (JsonObject)data.DeepClone();
        foreach (var field in Fields)
            if (field.Id.Length > 0 && (field.Value.Length > 0 || field.Kind is "Toggle" or "ChoiceSet")) merged[field.Id] = field.Value;
        return merged;
    }
}
