using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>Computes a team's Board row from its state; the Host publishes it, gathered, after commits.</summary>
public interface IBoardFacts
{
    BoardRow Of(TeamCycle state);
}
