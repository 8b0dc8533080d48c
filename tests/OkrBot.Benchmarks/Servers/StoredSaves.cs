using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Benchmarks.Driving;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.Benchmarks.Servers;

/// <summary>Reads the numbers of all saves back from the teams' histories; a doubled one stands twice.</summary>
internal static class StoredSaves
{
    public static async Task<int[]> ReadAsync(IServiceProvider services, ServeOrder order, CancellationToken cancel)
    {
        var teams = services.GetRequiredService<ITeamCycles>();
        var crowd = CrowdSeed.CrowdOf(order);
        var found = new List<int>();
        foreach (var team in crowd.Teams)
        {
            var ofTeam = new List<int>();
            await CrowdSeed.AgainAsync(async () =>
            {
                ofTeam.Clear();
                await foreach (var entry in teams.HistoryAsync(team.Id, cancel))
                    if (entry.Event is TeamEvent.AnswerSaved { Update.Reading: Reading.Number reading } saved && saved.Update.Occurrence == crowd.TodayOf(team))
                        ofTeam.Add(SaveValues.NumberOf(reading.Value));
            });
            found.AddRange(ofTeam);
        }
        return [.. found];
    }
}
