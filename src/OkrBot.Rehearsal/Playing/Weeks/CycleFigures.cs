namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What became of all teams' check-ins in one week. The first four add up to the teams.</summary>
/// <param name="Held">Two people answered, or whoever runs it answered for the room.</param>
/// <param name="Skipped">A card came and it was not held.</param>
/// <param name="Cancelled">The bot was told that there is no meeting.</param>
/// <param name="WithoutCard">No card came.</param>
/// <param name="Answered">Key results answered for the week, of <paramref name="Due"/>; of weeks with a card only.</param>
/// <param name="BlockersOpen">At the end of the week.</param>
/// <param name="OldestBlocker">In weeks, as the week's last card of a team says; 0 = none.</param>
public sealed record WeekFigures(
    int Week, int Held, int Skipped, int Cancelled, int WithoutCard, int Answered, int Due, int BlockersOpen, int OldestBlocker)
{
    /// <summary>Of those without a card: its calendar says that there is no meeting.</summary>
    public int OffByCalendar { get; init; }

    internal static WeekFigures Of(IReadOnlyCollection<TeamBook> books, int week)
    {
        var all = books.Select(book => (Book: book, Week: book.InWeek(week))).Where(one => one.Week is not null).ToList();
        var carded = all.Where(one => one.Week!.CheckIns.Count > 0).ToList();
        var held = carded.Count(one => IsHeld(one.Book, one.Week!));
        var cancelled = carded.Count(one => one.Week!.CalledOff && !IsHeld(one.Book, one.Week));
        return new WeekFigures(week, held, carded.Count - held - cancelled, cancelled, all.Count - carded.Count,
            carded.Sum(one => one.Week!.Answered.Count()), carded.Sum(one => one.Book.Team.KeyResults.Length),
            books.Sum(book => book.Blockers.Count(blocker => blocker.RaisedIn <= week && (blocker.ResolvedIn is not { } resolved || resolved > week))),
            all.Select(one => one.Week!.OldestBlocker).DefaultIfEmpty(0).Max())
        {
            OffByCalendar = all.Count(one => one.Week is { IsOffByCalendar: true, CheckIns.Count: 0 }),
        };
    }

    private static bool IsHeld(TeamBook book, WeekBook week) => week.Held(book.Team.Team.Members.Length) is not null;
}
