using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Rehearsal.Company;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>The answers that the store holds of the whole cycle.</summary>
/// <param name="Answers">One for each stored update, so that a doubled one is seen.</param>
/// <param name="StorageRequests">Since the program started; 0 when nobody counts.</param>
public sealed record StoredCycle(ImmutableArray<CycleAnswer> Answers, int StorageRequests)
{
    /// <summary>Reads the teams' histories.</summary>
    public static async Task<StoredCycle> ReadAsync(ITeamCycles store, SampleCompany company, int storageRequests, CancellationToken cancel)
    {
        var answers = ImmutableArray.CreateBuilder<CycleAnswer>();
        foreach (var team in company.Teams)
            await foreach (var entry in store.HistoryAsync(team.Id, cancel))
                if (entry.Event is TeamEvent.AnswerSaved saved)
                    answers.Add(new(team.Id.Team, company.Live.WeekOf(LocalTimes.DayOf(saved.Update.Occurrence.Start)), saved.KeyResult, saved.Update.By));
        return new(answers.ToImmutable(), storageRequests);
    }

    internal static async Task<StoredCycle> ReadAsync(CycleStage stage, CancellationToken cancel)
        => stage.Setup.ReadCycleAsync is { } read ? await read(cancel) : new StoredCycle([], 0);
}
