using System.Collections.Immutable;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.Domain;

namespace OkrBot.App.Features.Reminders.Cards;

/// <summary>What the daily card says.</summary>
/// <param name="Key">Of all check-ins whose answers it asks for.</param>
/// <param name="To">For whom it is: a forwarded one does nothing.</param>
/// <param name="Lines">Team by team. Not empty.</param>
/// <param name="ClosedOn">The local day on which all of the check-ins closed; null when they closed on several days.</param>
/// <param name="Today">Where the person is.</param>
public sealed record ReminderView(CardKey Key, PersonId To, ImmutableArray<ReminderLine> Lines, DateOnly? ClosedOn, DateOnly Today)
{
    public ImmutableArray<string> Teams => [.. Lines.Select(line => line.Team).Distinct(StringComparer.Ordinal)];
}

/// <param name="Team">Its name; user text.</param>
public sealed record ReminderLine(string Team, KeyResultFacts KeyResult);
