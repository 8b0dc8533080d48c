namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Compares what people were told is saved with what the store holds.</summary>
internal static class CycleLedger
{
    internal static (int Found, int Lost, int Doubled) Compare(IEnumerable<TeamBook> books, StoredCycle stored)
    {
        var weeks = books.SelectMany(book => book.Weeks).ToList();
        var promised = weeks.SelectMany(week => week.Answers).CountBy(answer => answer).ToDictionary();
        var unsure = weeks.SelectMany(week => week.Unsure).CountBy(answer => answer).ToDictionary();
        var there = stored.Answers.CountBy(answer => answer).ToDictionary();
        int found = 0, lost = 0, doubled = 0;
        foreach (var answer in there.Keys.Union(promised.Keys))
        {
            var (told, kept) = (promised.GetValueOrDefault(answer), there.GetValueOrDefault(answer));
            found += Math.Min(told, kept);
            lost += Math.Max(0, told - kept);
            doubled += Math.Max(0, kept - told - unsure.GetValueOrDefault(answer));
        }
        return (found, lost, doubled);
    }
}
