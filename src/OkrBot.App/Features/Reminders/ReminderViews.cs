using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.Reminders.Cards;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Reminders;

/// <summary>Collects what the daily card says from the teams as they are stored.</summary>
internal static class ReminderViews
{
    public static ReminderView Of(PersonsAnswers answers, ReminderDecision.SendNow message, DateTimeOffset now)
    {
        var view = ViewToken.From("reminder", answers.Person.Person.Value, now.ToString("O", CultureInfo.InvariantCulture));
        var days = message.About.Where(one => one.Occurrence.Series != OwnWeeks.Series).Select(one => answers.Calendar.DayOf(one.ClosedAt)).Distinct().ToList();
        return new ReminderView(
            Key(message.About, view), answers.Person.Person, [.. message.About.Select(one => Line(answers, one, now))],
            days.Count == 1 ? days[0] : null, answers.Calendar.DayOf(now));
    }

    /// <summary>As much as one card can name: of the teams beyond it the person hears in the next message.</summary>
    public static ReminderDecision.SendNow Fit(ReminderDecision.SendNow message)
    {
        var teams = message.About.Select(one => one.Team).Distinct().Take(1 + CardKey.MostAlso).ToHashSet();
        return message with { About = [.. message.About.Where(one => teams.Contains(one.Team))] };
    }

    private static CardKey Key(ImmutableArray<OpenAnswer> about, string view) => CardKey.Together(
        [.. about.DistinctBy(one => one.Team).Select(one => new CardKey(one.Team.Team, one.Team.Cycle, one.Occurrence.Start, view) { Late = true })]);

    private static ReminderLine Line(PersonsAnswers answers, OpenAnswer one, DateTimeOffset now)
    {
        var words = RemindersFeature.WordsFor(answers.Language);
        var state = Veil.Over(answers.Teams[one.Team], answers.Person.Person, words);
        return new ReminderLine(LevelWords.Name(state.Team, answers.Person.Person, words), FactsOf.KeyResult(state, state.KeyResults[one.KeyResult], now)) { ByWeek = one.Occurrence.Series == OwnWeeks.Series };
    }
}
