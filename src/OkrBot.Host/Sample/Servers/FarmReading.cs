using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Playing;
using OkrBot.Rehearsal.Playing.Servers;

namespace OkrBot.Host.Sample.Servers;

/// <summary>Reads at the end what the servers have left in their store.</summary>
internal static class FarmReading
{
    public static async Task<FarmFacts> ReadAsync(ITeamCycles teams, IRooms rooms, IWorkQueue queue, SampleCompany company, CancellationToken cancel)
    {
        var stored = await StoredFacts.ReadAsync(teams, company, 0, cancel);
        var ranked = new List<RankedOrder>();
        var twins = new Dictionary<string, int>(StringComparer.Ordinal);
        int behind = 0, sentAgain = 0;
        foreach (var team in company.Crowd)
        {
            if (await RankedAsync(teams, team, cancel) is { } order) ranked.Add(order);
            var version = (await teams.FindAsync(team.Id, cancel))?.Version;
            if (await rooms.FindAsync(team.Id.Tenant, team.Today, cancel) is not { Room: var room }) continue;
            sentAgain += room.Resent;
            if (room.Resent > room.TwinsDeleted) twins[team.Chat.Id] = room.Resent - room.TwinsDeleted;
            if (room.ShownVersion < version) behind++;
        }
        return new FarmFacts(stored, ranked, sentAgain, twins, behind) { DeadLetters = await queue.CountDeadLettersAsync(cancel) };
    }

    /// <summary>Null when the order was never set.</summary>
    private static async Task<RankedOrder?> RankedAsync(ITeamCycles teams, SampleTeam team, CancellationToken cancel)
    {
        DateTimeOffset? due = null;
        await foreach (var entry in teams.HistoryAsync(team.Id, cancel))
            switch (entry.Event)
            {
                case TeamEvent.SegmentOpened opened when opened.Occurrence == team.Today:
                    due = opened.RankAt;
                    break;
                case TeamEvent.SegmentPostedLate late when late.Occurrence == team.Today:
                    due = late.RankAt;
                    break;
                case TeamEvent.AgendaRanked ranked when ranked.Occurrence == team.Today:
                    return due is { } at ? new RankedOrder(at, entry.At) : null;
            }
        return null;
    }
}
