using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Servers;

/// <summary>All teams meet within a short while; everybody answers at a moment of the dice's choice, some saves arrive twice, and who gets no answer presses
/// again, as people do.</summary>
internal sealed class ServersCrowd(ServersStage stage)
{
    private const int MostPresses = 8;
    private const double Twice = 0.1;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan LastAnswer = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan BeforePressingAgain = TimeSpan.FromSeconds(3);

    private int _cards;

    /// <summary>Cards that came.</summary>
    internal int Cards => _cards;

    internal Task PlayAsync(CancellationToken cancel) => Task.WhenAll(stage.Teams.Select((team, at) => PlayTeamAsync(team, at, cancel)));

    private async Task PlayTeamAsync(SampleTeam team, int at, CancellationToken cancel)
    {
        var dice = new Random((stage.Setup.Options.Seed * 10_000) + at);
        var start = stage.Start + (stage.StartsWithin * at / stage.Teams.Length);
        await stage.AtAsync(start, cancel);
        var first = stage.PersonOf(team.Team.Members[0].Person.Value);
        await stage.Client.MeetingStartsAsync(first, team.Chat.Id, MeetingEventCasing.Pascal, cancel);
        if (!await stage.UntilAsync(() => stage.Client.NewestCard(team.Chat.Id) is not null, stage.Now + Patience, cancel))
        {
            stage.Miss($"\"{team.Chat.Title}\" began and no card came.");
            return;
        }
        Interlocked.Increment(ref _cards);
        var owners = team.KeyResults.Select(keyResult => keyResult.Owner.Value).Distinct(StringComparer.Ordinal).Select(stage.PersonOf);
        await Task.WhenAll(owners.Select(owner => (Owner: owner, At: FirstAnswer + ((LastAnswer - FirstAnswer) * dice.NextDouble()), Times: dice.NextDouble() < Twice ? 2 : 1))
            .ToList().Select(act => AnswerAsync(team, act.Owner, start + act.At, act.Times, cancel)));
    }

    private async Task AnswerAsync(SampleTeam team, TenantPerson person, DateTimeOffset at, int times, CancellationToken cancel)
    {
        await stage.AtAsync(at, cancel);
        await stage.Client.LookAsync(person, team.Chat.Id, cancel);
        for (var press = 1; press <= MostPresses; press++)
        {
            if (press > 1) stage.PressesAgain();
            var answers = await stage.Client.PressTogetherAsync(person, team.Chat.Id, new Press("No change"), times, cancel);
            var outcome = Outcome.Of(answers[0], stage.Narrator.CardText);
            if (outcome.Saved)
            {
                stage.Ledger.Told(team, person);
                return;
            }
            // The press without an answer was saved, and the refreshed card says so.
            if (press > 1 && answers[0] is BotAnswer.NoSuchButton)
            {
                stage.Ledger.Unsure(team, person);
                return;
            }
            var isBusy = outcome.Words.Contains("Busy", StringComparison.OrdinalIgnoreCase);
            if (isBusy) stage.WasBusy();
            if (!isBusy && !outcome.Unsure)
            {
                stage.WasRefused();
                stage.Ledger.Unsure(team, person);
                stage.Miss($"{person.Name} in {team.Team.Name}: {outcome.Words}");
                return;
            }
            await Task.Delay(BeforePressingAgain, stage.Setup.Time, cancel);
        }
        stage.Ledger.Unsure(team, person);
        stage.Miss($"{person.Name} in {team.Team.Name} pressed {Words.Of(MostPresses)} times in vain.");
    }
}
