using OkrBot.App.Ports;

namespace OkrBot.App.Features.Setup.Picking;

/// <summary>Whether meetings can be picked from a list here: Microsoft 365 is asked, and its cloud can look meetings up.</summary>
internal sealed class PickSwitch(GraphSwitch graph, MicrosoftCloud cloud)
{
    public bool IsOn => graph.IsOn && cloud.HasOnlineMeetings;
}
