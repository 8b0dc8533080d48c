using OkrBot.App.Bot;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Features.Planning;

/// <summary><c>plan</c>, said in the personal chat by anybody on a team: what the team works on, and its drafts. With several teams it asks which.</summary>
internal sealed class PlanCommand(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || turn.Chat.Kind != ChatKind.Personal) return PlanReplies.Gone(turn);
        var words = PlanDesk.WordsOf(turn);
        var own = await desk.TeamsAsync(turn, sender, cancel);
        return own switch
        {
            [] when desk.LeadsProgramme(turn) => new Reply.Continue(Verbs.ShowProgramme, []),
            [] => new Reply.Words(words["refused.noTeam"]),
            [var only] => await ShowAsync(desk, turn, sender, only, cancel),
            _ => new Reply.Show(ChooseTeamCard.Render([.. own.Select(state => (state.Id.Team, state.Team.Name))], desk.LeadsProgramme(turn), words)),
        };
    }

    public static async Task<Reply> ShowAsync(PlanDesk desk, Turn turn, PersonId sender, TeamCycle state, CancellationToken cancel)
    {
        var key = new PlanKey(state.Id.Team, state.Id.Cycle, turn.ActivityId);
        var scene = await desk.WithConcernsAsync(new PlanScene(new PlanPress(turn, sender, Verbs.ShowPlan, CardData.Of(turn.Act), key), state), cancel);
        return PlanReplies.Plan(scene, leadsProgramme: desk.LeadsProgramme(turn));
    }
}

/// <summary>The plan of one team, by a button or after the choice of the team.</summary>
internal sealed class ShowPlan(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || turn.Chat.Kind != ChatKind.Personal) return PlanReplies.Gone(turn);
        if (CardData.Of(turn.Act).Id(ChooseTeamCard.TeamField) is not { } chosen)
            return await desk.FindAsync(turn, cancel) is { } scene ? PlanReplies.Plan(await desk.WithConcernsAsync(scene, cancel), leadsProgramme: desk.LeadsProgramme(turn)) : PlanReplies.Gone(turn);
        var own = await desk.TeamsAsync(turn, sender, cancel);
        return own.FirstOrDefault(team => team.Id.Team.Value == chosen) is { } state ? await PlanCommand.ShowAsync(desk, turn, sender, state, cancel) : PlanReplies.Gone(turn);
    }
}
