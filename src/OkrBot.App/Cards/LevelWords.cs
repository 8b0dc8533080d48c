using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Cards;

/// <summary>How a team is called to somebody.</summary>
internal static class LevelWords
{
    /// <summary>Its name; one's own objectives are "my own", somebody else's are called by their person. User text, not escaped.</summary>
    /// <param name="reader">Null where everybody reads it.</param>
    public static string Name(Team team, PersonId? reader, Words words)
    {
        if (team.Kind != TeamKind.Individual) return team.Name;
        return reader is { } person && TeamLevels.Of(person) == team.Id ? words["level.own"] : words.Text("level.ownOf", ("name", team.Name));
    }
}
