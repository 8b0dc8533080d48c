using Microsoft.Graph;
using Microsoft.Graph.Models;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Graph.Calendars;

/// <summary>Our own two properties on an appointment: by the one it is found, the other says what stands there.</summary>
internal static class HoldProperties
{
    /// <summary>Ours for ever, both: appointments out there carry them.</summary>
    internal const string KeyId = "String {5b1f0f3e-6c07-4d6a-9b61-0a4d1c7e9c52} Name OkrBotHold";
    internal const string MarksId = "String {5b1f0f3e-6c07-4d6a-9b61-0a4d1c7e9c52} Name OkrBotMarks";
    private const int MostFound = 5;
    private const char Between = '|';

    public static SingleValueLegacyExtendedProperty Key(string key) => new() { Id = KeyId, Value = key };

    public static SingleValueLegacyExtendedProperty Marks(string face, string people) => new() { Id = MarksId, Value = face + Between + people };

    /// <summary>What is there under the key, with empty marks where they cannot be read; null = nothing.</summary>
    public static async Task<PutHold?> FindAsync(GraphServiceClient graph, PersonId owner, string key, CancellationToken cancel)
    {
        var found = await graph.Users[owner.Value].Events.GetAsync(c =>
        {
            c.QueryParameters.Filter = $"singleValueExtendedProperties/Any(ep: ep/id eq '{KeyId}' and ep/value eq '{key.Replace("'", "''", StringComparison.Ordinal)}')";
            c.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{MarksId}')"];
            (c.QueryParameters.Select, c.QueryParameters.Top) = (["id", "isOrganizer"], MostFound);
            CalendarPages.Prefer(c.Headers);
        }, cancel);
        // Invitations may carry the properties of what another organises.
        if (found?.Value?.FirstOrDefault(there => there.IsOrganizer is not false) is not { Id: { } id } one) return null;
        var marks = one.SingleValueExtendedProperties?.FirstOrDefault(property => property.Id == MarksId)?.Value?.Split(Between) ?? [];
        return marks is [var face, var people] ? new PutHold(id, face, people) : new PutHold(id, "", "");
    }
}
