using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns;

/// <summary>A press on one of a card's teams, checked to come from that team's chat.</summary>
internal sealed record TeamPress(CardPress Press, TeamCycle State);

/// <summary>How a press on one of a card's teams ended.</summary>
internal sealed record TeamChange(CardPress Press, Change Change)
{
    public bool IsSaved => Change is Change.Saved;

    /// <summary>As the change left it; null when it is not known.</summary>
    public TeamCycle? State => Change switch
    {
        Change.Saved saved => saved.State,
        Change.Refused refused => refused.State,
        _ => null,
    };
}
