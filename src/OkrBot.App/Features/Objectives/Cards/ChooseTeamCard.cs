using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Objectives.Cards;

/// <summary>Asks of which team, where there are several.</summary>
internal static class ChooseTeamCard
{
    private const int MostTeams = 6;

    /// <param name="teams">User text beside each key.</param>
    public static AdaptiveCard Render(ImmutableArray<(OkrKey Key, string Name)> teams, Words words)
    {
        var buttons = new OkrButtons(words);
        return new AdaptiveCard($"{words["choose.title"]} {StatusWords.Titles([.. teams.Select(t => t.Name)], MostTeams, words)}", words.Language,
        [
            Layout.Title(words["choose.title"]),
            .. Layout.ButtonRows([.. teams.Take(MostTeams).Select(team => (CardAction)buttons.Team(team.Key, team.Name))]),
            .. teams.Length > MostTeams ? [Layout.Small(words["choose.more"])] : Array.Empty<CardElement>(),
        ]);
    }
}
