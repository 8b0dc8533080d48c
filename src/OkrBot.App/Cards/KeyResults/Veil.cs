using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Cards.KeyResults;

/// <summary>Takes out of a team's state, before a card is made of it, what restricted objectives say to those who may not read it.</summary>
internal static class Veil
{
    /// <param name="reader">Null: everybody in a chat reads it, and whoever joins the chat later, so nothing restricted is in it.</param>
    public static TeamCycle Over(TeamCycle state, PersonId? reader, Words words) => Restriction.SeenBy(state, reader, words["restricted"]);
}
