using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;

namespace OkrBot.Rehearsal.Playing;

/// <summary>Many more teams whose meetings all begin at the same minute, as a company's do. Everybody answers; only the sums are told.</summary>
internal sealed class CrowdScene(Stage stage)
{
    internal async Task PlayAsync(CancellationToken cancel)
    {
        var teams = stage.Setup.Company.Crowd;
        if (teams.IsEmpty) return;
        var start = teams[0].Today.Start;
        await stage.SkipToAsync(start.AddSeconds(-10), cancel);
        await stage.AtAsync(start, cancel);
        stage.Narrator.Plain();
        stage.Narrator.Happens(start, $"{Words.Count(teams.Length, "more meeting")} start at once.");
        var saved = await Task.WhenAll(teams.Select(team => PlayTeamAsync(team, cancel)));
        stage.Narrator.Happens(start.AddMinutes(1), $"{Words.People(saved.Sum())} answered.");
        await stage.AtAsync(start.AddMinutes(11), cancel);
        await stage.Client.RefreshedAsync(cancel);
        foreach (var team in teams) await new Room(stage, team).EndsAsync(PersonOf(team, 0), MeetingEventCasing.Pascal, cancel);
    }

    private async Task<int> PlayTeamAsync(SampleTeam team, CancellationToken cancel)
    {
        var start = team.Today.Start;
        await stage.Client.MeetingStartsAsync(PersonOf(team, 0), team.Chat.Id, MeetingEventCasing.Pascal, cancel);
        if (!await stage.UntilAsync(() => stage.Client.NewestCard(team.Chat.Id) is not null, start.AddSeconds(90), cancel))
        {
            stage.Miss($"\"{team.Chat.Title}\" began and no card came.");
            return 0;
        }
        var saved = 0;
        foreach (var owner in team.KeyResults.Select(keyResult => keyResult.Owner.Value).Distinct(StringComparer.Ordinal))
            if (stage.Setup.Tenant.World.FindPerson(owner) is { } person && await AnswersAsync(team, person, cancel)) saved++;
        return saved;
    }

    private async Task<bool> AnswersAsync(SampleTeam team, World.TenantPerson person, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, team.Chat.Id, cancel);
        var outcome = Outcome.Of(await stage.Client.PressAsync(person, team.Chat.Id, "No change", cancel), stage.Narrator.CardText);
        if (outcome.Saved) stage.Ledger.Told(team, person);
        else stage.Ledger.Unsure(team, person);
        return outcome.Saved;
    }

    private World.TenantPerson PersonOf(SampleTeam team, int at)
        => stage.Setup.Tenant.World.FindPerson(team.Team.Members[at].Person.Value)!;
}
