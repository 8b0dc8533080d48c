using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Rehearsal.Company;

namespace OkrBot.Rehearsal.Playing;

/// <summary>One answer as the store has it.</summary>
public sealed record StoredAnswer(TeamId Team, KeyResultId KeyResult, PersonId By);

/// <summary>What the store holds of the occurrences that the rehearsal plays.</summary>
/// <param name="Answers">One for each stored update, so that a doubled one is seen.</param>
/// <param name="StorageRequests">Since the program started; 0 when nobody counts.</param>
public sealed record StoredFacts(ImmutableArray<StoredAnswer> Answers, int RoomsOpened, int RoomsClosed, int StorageRequests)
{
    /// <summary>Reads the teams' histories.</summary>
    public static async Task<StoredFacts> ReadAsync(ITeamCycles store, SampleCompany company, int storageRequests, CancellationToken cancel)
    {
        var answers = ImmutableArray.CreateBuilder<StoredAnswer>();
        int opened = 0, closed = 0;
        foreach (var team in company.Teams)
            await foreach (var entry in store.HistoryAsync(team.Id, cancel))
                switch (entry.Event)
                {
                    case TeamEvent.AnswerSaved saved when IsPlayed(saved.Update.Occurrence):
                        answers.Add(new(team.Id.Team, saved.KeyResult, saved.Update.By));
                        break;
                    case TeamEvent.SegmentOpened segment when IsPlayed(segment.Occurrence):
                        opened++;
                        break;
                    case TeamEvent.SegmentClosed segment when IsPlayed(segment.Occurrence):
                        closed++;
                        break;
                }
        return new(answers.ToImmutable(), opened, closed, storageRequests);
    }

    /// <summary>Meetings are moved and connected anew in a rehearsal, so that their times tell, and not where they should have been.</summary>
    private static bool IsPlayed(Occurrence occurrence) => occurrence.Start >= SampleCompany.RehearsalStart;
}
