using System.Collections.Immutable;
using System.Globalization;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Types into the fields of a form what a person wants to say.</summary>
internal static class FormFilling
{
    private const string Why = "Two of us were away";

    /// <summary>Answers how many next steps it wrote.</summary>
    internal static int Fill(Form form, ImmutableArray<Entry> entries)
    {
        // The form came back because three are agreed already.
        var isFull = CardSight.Texts(form.Card).Any(text => text.StartsWith("Three next steps", StringComparison.Ordinal));
        var steps = 0;
        foreach (var entry in entries)
        {
            var agreed = isFull ? entry with { StepBy = null } : entry;
            var fields = form.Fields.Where(field => field.Section.Contains(entry.KeyResult.Title, StringComparison.Ordinal)).ToList();
            foreach (var field in fields) FillOne(field, agreed, isFull);
            if (agreed.StepBy is not null && fields.Exists(field => Is(field, "If "))) steps++;
        }
        return steps;
    }

    private static void FillOne(Field field, Entry entry, bool emptySteps)
    {
        if (Is(field, "Confidence")) field.Fill(Words.Of(entry.Confidence));
        else if (Is(field, "What changed")) field.Fill(Why);
        else if (Step(field, entry) is { } step) field.Fill(step);
        else if (emptySteps && (Is(field, "If ") || Is(field, "Then ") || field.Label == "By")) field.Fill("");
        else if (field.Kind == "Number") field.Fill(entry.Value);
        else if (field.Kind == "Toggle") field.Fill(entry.Value);
        else if (field.Kind == "ChoiceSet") field.Fill(FirstSteps(field, entry));
    }

    private static string? Step(Field field, Entry entry)
    {
        if (entry.StepBy is not { } by) return null;
        if (Is(field, "If ")) return "the supplier is late again";
        if (Is(field, "Then ")) return "we call them every morning";
        return field.Label == "By" ? by.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static string FirstSteps(Field field, Entry entry)
        => string.Join(',', field.Choices.Take(int.Parse(entry.Value, CultureInfo.InvariantCulture)).Select(choice => choice.Value));

    private static bool Is(Field field, string label) => field.Label.StartsWith(label, StringComparison.OrdinalIgnoreCase);
}
