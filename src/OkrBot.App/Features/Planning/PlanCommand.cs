using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Planning;

/// <summary><c>plan</c>, said in the personal chat: what a team works on, and its drafts. Everybody of the tenant can choose their own objectives, a programme
/// lead the company's; with one team that one is shown, and one's own stand behind a button.</summary>
internal sealed class PlanCommand(PlanDesk desk, LevelTeams levels) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || turn.Chat.Kind != ChatKind.Personal) return PlanReplies.Gone(turn);
        var words = PlanDesk.WordsOf(turn);
        var own = await desk.TeamsAsync(turn, sender, cancel);
        var others = await OthersAsync(turn, own, words, cancel);
        var leads = desk.LeadsProgramme(turn);
        if (own is [var only] && others.All(other => other.Team != TeamLevels.Company)) return await ShowAsync(desk, turn, sender, only, offersOwn: !others.IsEmpty, cancel);
        ImmutableArray<(TeamId Team, string Name)> choices = [.. own.Select(state => (state.Id.Team, LevelWords.Name(state.Team, sender, words))), .. others];
        return choices.IsEmpty ? new Reply.Words(words["refused.noTeam"]) : new Reply.Show(ChooseTeamCard.Render(choices, leads, words));
    }

    /// <param name="offersOwn">One's own objectives are a button away.</param>
    public static async Task<Reply> ShowAsync(PlanDesk desk, Turn turn, PersonId sender, TeamCycle state, bool offersOwn, CancellationToken cancel)
    {
        var key = new PlanKey(state.Id.Team, state.Id.Cycle, turn.ActivityId);
        var scene = await desk.WithSurroundingsAsync(new PlanScene(new PlanPress(turn, sender, Verbs.ShowPlan, CardData.Of(turn.Act), key), state), cancel);
        return PlanReplies.Plan(scene, leadsProgramme: desk.LeadsProgramme(turn), offersOwn: offersOwn);
    }

    /// <summary>What the sender may write in that is not there yet, or that they are not listed in.</summary>
    private async Task<ImmutableArray<(TeamId Team, string Name)>> OthersAsync(Turn turn, ImmutableArray<TeamCycle> own, Words words, CancellationToken cancel)
    {
        var others = ImmutableArray.CreateBuilder<(TeamId, string)>();
        // Whoever is on a team was told apart from guests when they came to it.
        if (!own.Any(state => state.Team.Kind == TeamKind.Individual) && (!own.IsEmpty || await levels.MayHaveOwnAsync(turn, cancel)))
            others.Add((TeamLevels.Of(turn.From.Person!.Value), words["level.own"]));
        if (desk.LeadsProgramme(turn) && own.All(state => state.Id.Team != TeamLevels.Company)) others.Add((TeamLevels.Company, words["level.company"]));
        return others.ToImmutable();
    }
}

/// <summary>The plan of one team, by a button or after the choice of the team.</summary>
internal sealed class ShowPlan(PlanDesk desk, LevelTeams levels) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || turn.Chat.Kind != ChatKind.Personal) return PlanReplies.Gone(turn);
        if (CardData.Of(turn.Act).Id(ChooseTeamCard.TeamField) is not { } chosen)
            return await desk.FindAsync(turn, cancel) is { } scene ? PlanReplies.Plan(await desk.WithSurroundingsAsync(scene, cancel), leadsProgramme: desk.LeadsProgramme(turn)) : PlanReplies.Gone(turn);
        var words = PlanDesk.WordsOf(turn);
        if (chosen == TeamLevels.Of(sender).Value)
            return await levels.OwnAsync(turn, cancel) is { } mine ? await PlanCommand.ShowAsync(desk, turn, sender, mine, offersOwn: false, cancel) : new Reply.Words(words["refused.noWeeks"]);
        if (chosen == TeamLevels.Company.Value && await levels.CompanyAsync(turn, words["level.company"], cancel) is { } company) return await PlanCommand.ShowAsync(desk, turn, sender, company, offersOwn: false, cancel);
        var own = await desk.TeamsAsync(turn, sender, cancel);
        return own.FirstOrDefault(team => team.Id.Team.Value == chosen) is { } state ? await PlanCommand.ShowAsync(desk, turn, sender, state, offersOwn: false, cancel) : PlanReplies.Gone(turn);
    }
}
