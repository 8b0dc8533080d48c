using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.Year;

/// <summary>How Microsoft 365 tells of a change.</summary>
internal enum Telling { AtOnce, Twice, FiveHoursLate, AfterTheNight, Never }

/// <summary>What the organiser does, when, and how the bot hears of it.</summary>
internal sealed record YearChange(DateTimeOffset At, Telling Telling, Action Do);

/// <summary>A year of one person's habits: of thirteen weeks twelve are not as the series has them. Whoever moves a meeting to an earlier time of the same day does it hours ahead and
/// is heard at once, or else only when people come and Teams says so; all the rest may be told late, twice or never.</summary>
internal static class YearScript
{
    private const int Kinds = 13;

    /// <summary>On these days nothing is told at all.</summary>
    public static bool IsDark(DateTimeOffset at) => at.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Wednesday && at.DayOfYear / 7 % 2 == 0;

    /// <param name="kind">Shifts the habits against those of another series.</param>
    public static IEnumerable<YearChange> Of(YearSeries series, TenantCalendars calendars, int kind)
    {
        foreach (var (held, week) in series.Meetings.Select((held, week) => (held, week)))
            foreach (var change in Of(new Hand(series, calendars, held), (week + kind) % Kinds))
                yield return change with { Telling = IsDark(change.At) ? Telling.Never : change.Telling };
    }

    private static IEnumerable<YearChange> Of(Hand hand, int kind) => kind switch
    {
        1 => [hand.Move(TimeSpan.FromHours(-1), ahead: TimeSpan.FromDays(3), Telling.AtOnce)],
        2 => [hand.MeetEarlier(TimeSpan.FromHours(-4), ahead: TimeSpan.FromHours(5))],
        3 => [hand.Drop(TimeSpan.FromMinutes(40), Telling.Never)],
        4 => [hand.Move(TimeSpan.FromHours(2), ahead: TimeSpan.FromMinutes(1), Telling.Never)],
        5 => [hand.Lengthen(TimeSpan.FromMinutes(-10), ahead: TimeSpan.FromDays(1), Telling.Twice)],
        6 => [hand.Move(TimeSpan.FromDays(2), ahead: TimeSpan.FromDays(1), Telling.Never)],
        7 => [hand.Lengthen(TimeSpan.FromMinutes(30), ahead: TimeSpan.FromDays(1), Telling.FiveHoursLate)],
        8 => [hand.Move(TimeSpan.FromDays(6), ahead: TimeSpan.FromDays(1), Telling.AfterTheNight)],
        9 => [hand.Drop(TimeSpan.FromDays(5), Telling.AtOnce)],
        10 => [hand.Move(TimeSpan.FromMinutes(-30), ahead: TimeSpan.FromHours(3), Telling.AtOnce)],
        11 => [hand.Move(TimeSpan.FromDays(1), ahead: TimeSpan.FromDays(2), Telling.FiveHoursLate), hand.Move(TimeSpan.FromHours(3), ahead: TimeSpan.FromHours(20), Telling.Twice)],
        12 => [hand.Move(TimeSpan.FromDays(-1), ahead: TimeSpan.FromDays(3), Telling.Never)],
        _ => [],
    };

    /// <summary>One meeting in the organiser's hand: notes at once what will be true, and does it when its time has come.</summary>
    private sealed class Hand(YearSeries series, TenantCalendars calendars, Held held)
    {
        /// <summary>Nobody is told but those who meet: Teams says that the meeting begins.</summary>
        public YearChange MeetEarlier(TimeSpan by, TimeSpan ahead)
        {
            held.IsTold = true;
            return Move(by, ahead, Telling.Never);
        }

        public YearChange Move(TimeSpan by, TimeSpan ahead, Telling telling)
        {
            held.Wall = held.Original + by;
            held.Heard.Add(held.Wall);
            var (wall, length) = (held.Wall, held.Length);
            return new(Before(ahead), telling, () => calendars.Move(series.Item, held.Original, wall, length));
        }

        public YearChange Lengthen(TimeSpan by, TimeSpan ahead, Telling telling)
        {
            held.Length += by;
            var length = held.Length;
            return new(Before(ahead), telling, () => calendars.Move(series.Item, held.Original, held.Original, length));
        }

        public YearChange Drop(TimeSpan ahead, Telling telling)
        {
            held.IsDropped = true;
            return new(Before(ahead), telling, () => calendars.Drop(series.Item, held.Original));
        }

        private DateTimeOffset Before(TimeSpan ahead) => series.At(held.Original) - ahead;
    }
}
