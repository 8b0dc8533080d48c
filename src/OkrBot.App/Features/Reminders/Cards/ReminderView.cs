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
    /// <summary>Those whose meeting has closed its check-in.</summary>
    public ImmutableArray<string> Met => [.. Lines.Where(line => !line.ByWeek).Select(line => line.Team).Distinct(StringComparer.Ordinal)];

    /// <summary>Those that are answered for by the week.</summary>
    public ImmutableArray<string> Weekly => [.. Lines.Where(line => line.ByWeek).Select(line => line.Team).Distinct(StringComparer.Ordinal)];

    public ImmutableArray<string> Teams => [.. Lines.Select(line => line.Team).Distinct(StringComparer.Ordinal)];
}

/// <param name="Team">Its name; user text.</param>
public sealed record ReminderLine(string Team, KeyResultFacts KeyResult)
{
    /// <summary>No meeting carries it: it is answered for by the week.</summary>
    public bool ByWeek { get; init; }
}
