using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Objectives.Cards;
using OkrBot.App.Features.Objectives.Views;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Objectives;

/// <summary><c>team okrs</c>: the objectives of the team that checks in at this chat, or of the sender's team. A message shows what everybody in the
/// chat may read; a button shows its presser what they may see themselves.</summary>
internal sealed class TeamOkrs(OkrDesk desk, ChatLanguage languages) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is null) return OkrDesk.Say(turn, "said.anonymous");
        if (turn.Act is Act.Pressed) return await desk.SceneAsync(turn, CardData.Of(turn.Act), cancel) is { } asked ? await ShowAsync(turn, asked, cancel) : OkrDesk.Say(turn, "said.gone");
        var isPersonal = turn.Chat.Kind == ChatKind.Personal;
        var isPrivate = isPersonal || turn.Act is Act.Said { Privately: true };
        var teams = isPersonal ? await desk.OwnTeamsAsync(turn, cancel) : await desk.TeamsHereAsync(turn, cancel);
        // In one's own chat the company's are a button away, and alone where there is no team.
        var company = isPersonal && teams.All(team => team.Id.Team != TeamLevels.Company) ? await desk.CompanyAsync(turn, cancel) : null;
        return teams switch
        {
            [] when company is not null => await ShowAsync(turn, company, cancel),
            [var one] when company is not null => await ShowAsync(turn, await desk.SceneAsync(turn, one, cancel), cancel, company),
            [] => OkrDesk.Say(turn, isPersonal ? "said.noTeam" : "said.noTeamHere"),
            [var one] when isPrivate => await ShowAsync(turn, await desk.SceneAsync(turn, one, cancel), cancel),
            [var one] => ShowChat(await desk.SceneForChatAsync(turn, one, cancel)),
            _ => new Reply.Show(ChooseTeamCard.Render(Keys(turn, company is null ? teams : teams.Add(company.Team)), WordBook.For(ObjectivesFeature.Slice, await languages.OfAsync(turn, cancel)))),
        };
    }

    private async Task<Reply> ShowAsync(Turn turn, OkrScene scene, CancellationToken cancel, OkrScene? company = null)
    {
        if (scene.Sight == Sight.Nothing) return OkrDesk.Unseen(turn);
        ImmutableArray<Ports.Concern> concerns = scene.Sight == Sight.Everything ? await desk.ConcernsAsync(scene.Team.Id, cancel) : [];
        var view = View(scene, OkrDesk.WordsOf(turn)) with { Concerns = [.. concerns.Select(one => (one.TeamName, one.Title))], Company = company is null ? null : (company.Key, company.Team.Team.Name) };
        return new Reply.Show(TeamCard.Render(view, OkrDesk.WordsOf(turn)));
    }

    /// <summary>In the team's language, since all of it reads along.</summary>
    private Reply.Show ShowChat(OkrScene scene)
        => new(TeamCard.Render(View(scene, WordBook.For(ObjectivesFeature.Slice, scene.Team.Team.Language)) with { ForChat = true }, WordBook.For(ObjectivesFeature.Slice, scene.Team.Team.Language)));

    private TeamView View(OkrScene scene, Words words)
        => OkrViews.Of(scene) with { Team = LevelWords.Name(scene.Team.Team, scene.Reader, words), Page = scene.Sight == Sight.Nothing ? null : desk.Page("teams", scene.Team.Id.Team.Value) };

    private static ImmutableArray<(OkrKey Key, string Name)> Keys(Turn turn, ImmutableArray<TeamCycle> teams)
        => [.. teams.Select(t => (new OkrKey(t.Id.Team, t.Id.Cycle), LevelWords.Name(t.Team, turn.From.Person, OkrDesk.WordsOf(turn))))];
}
