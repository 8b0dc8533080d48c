using System.Globalization;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Tells a cycle as it is played: a few lines for each week, a card now and then, the figures at the end.</summary>
internal sealed class CycleTeller(CycleStage stage)
{
    private const int TextColumn = 10;

    private readonly Narrator _narrator = stage.Narrator;

    internal void Introduce()
    {
        var company = stage.Setup.Company;
        var keyResults = company.Teams.Sum(team => team.KeyResults.Length);
        _narrator.Title($"OkrBot rehearsal   one company, {Words.Count(stage.Weeks, "week")}   seed {Words.Of(stage.Setup.Options.Seed)}");
        _narrator.Plain("The real program, real tokens, a database file of its own. Nothing leaves this machine; quiet hours are skipped.");
        _narrator.Plain();
        _narrator.Plain($"  {company.Name}   {Words.Count(company.Teams.Length - 1, "team")} and the leadership   {Words.Count(keyResults, "key result")}");
        _narrator.Plain();
    }

    /// <summary>Tells each week on its Saturday, when nobody meets any more.</summary>
    internal async Task TellAsync(CancellationToken cancel)
    {
        for (var week = 1; week <= stage.Weeks; week++)
        {
            await stage.Timeline.AtAsync(LocalTimes.At(stage.Setup.Company.Live.Start.AddDays((7 * week) - 2), new TimeOnly(9, 0)), cancel);
            Tell(week);
        }
    }

    internal void Conclude(CycleReport report)
    {
        var all = report.Teams * stage.Weeks;
        _narrator.Plain();
        Fact("Figures", $"{Words.Of(report.Held)} of {Words.Of(all)} weekly check-ins held ({Share(report.Held, all)}), {Words.Of(report.Skipped)} skipped, "
            + $"{Words.Of(report.Cancelled)} called off, {Words.Of(report.WithoutCard)} without a card; "
            + $"{Words.Of(report.KeyResultsAnswered)} of {Words.Of(report.KeyResultsDue)} due key results answered; {Minutes(report.MedianMinutes)} minutes used in the median.");
        Fact("", $"{Words.Count(report.BlockersRaised, "blocker")} raised, {Words.Of(report.BlockersResolved)} resolved, the oldest in its {Words.Nth(report.OldestBlocker)} week; "
            + $"{Words.Count(report.Decisions, "decision")}; {Words.Count(report.Agreed, "next step")} agreed, {Words.Of(report.Kept)} kept, {Words.Of(report.NotYet)} not yet.");
        Fact("Manners", $"{Words.Count(report.PersonalMessages, "personal message")} unasked, {Words.Of(report.WantedMessages)} asked for; at most {Words.Of(report.MostPersonalADay)} a day and "
            + $"{Words.Of(report.MostPersonalAWeek)} a week to the same person.");
        Fact("Facts", $"{Words.Count(report.AnswersSaved, "answer")} saved, {Words.Of(report.AnswersFound)} found again after a restart; "
            + $"{Words.Count(report.MessagesSent, "message")} sent, {Words.Of(report.Throttled)} throttled, {Words.Of(report.Lost)} lost, {Words.Of(report.Doubled)} doubled; "
            + $"played in {report.RealSeconds.ToString("0", CultureInfo.InvariantCulture)} s.");
        if (report.Graph is { } graph)
        {
            Fact("Calendars", $"{Words.Of(report.MovedInCalendar)} moved, {Words.Of(report.CalledOffInCalendar)} called off, {Words.Of(report.MadeAnew)} made anew; "
                + $"{Words.Of(report.LeaversRefused)} of {Words.Of(report.Leavers)} who left were refused from then on.");
            Fact("Graph", graph.InWords);
        }
        foreach (var violation in report.Violations) _narrator.Trouble($"{violation.Rule}: {violation.Detail}");
        foreach (var missed in report.Missed) _narrator.Trouble(missed);
    }

    private void Tell(int week)
    {
        var figures = WeekFigures.Of(stage.Books, week);
        var without = figures.WithoutCard > 0 ? $", {Words.Of(figures.WithoutCard)} without a card" : "";
        var inCalendar = figures.OffByCalendar > 0 ? $" ({Words.Of(figures.OffByCalendar)} called off in the calendar)" : "";
        var blockers = figures.BlockersOpen > 0 ? $"{Words.Count(figures.BlockersOpen, "blocker")} open{Oldest(figures)}" : "no blockers";
        Fact($"Week {Words.Of(week)}", $"{Words.Of(figures.Held)} held, {Words.Of(figures.Skipped)} skipped, {Words.Of(figures.Cancelled)} called off{without}{inCalendar}; "
            + $"{Words.Of(figures.Answered)} of {Words.Of(figures.Due)} answered; {blockers}");
        var moved = stage.Books.Count(book => book.InWeek(week)?.Fate == Fate.Moved);
        if (moved > 0) Fact("", $"{Words.Count(moved, "meeting")} moved to another day.");
        foreach (var note in stage.Notes.Where(note => note.Week == week)) Fact("", note.Text);
        foreach (var card in stage.Cards.Where(card => card.Week == week)) _narrator.Card(card.Lines, card.Title, card.Audience);
    }

    // While no card shows it, nobody knows.
    private static string Oldest(WeekFigures figures) => figures.OldestBlocker > 0 ? $", the oldest in its {Words.Nth(figures.OldestBlocker)} week" : "";

    private void Fact(string head, string text) => _narrator.Plain($"{head.PadRight(TextColumn)}{text}", TextColumn);

    private static string Share(int part, int all) => all == 0 ? "0 %" : (100.0 * part / all).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Minutes(double minutes) => minutes.ToString("0.#", CultureInfo.InvariantCulture);
}
