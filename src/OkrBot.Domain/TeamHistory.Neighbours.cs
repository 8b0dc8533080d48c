namespace OkrBot.Domain;

public static partial class TeamHistory
{
    private static TeamCycle? ApplyToNeighbours(TeamCycle state, TeamEvent happened) => happened switch
    {
        TeamEvent.NextCycleEntered e => state with { Neighbours = state.Neighbours with { After = e.Next } },
        TeamEvent.CycleFollowed e => state with { Neighbours = state.Neighbours with { Before = e.Before } },
        TeamEvent.LessonsBrought e => state with { Neighbours = state.Neighbours with { Lessons = e.Lessons } },
        TeamEvent.CyclePassed e => state with { Neighbours = state.Neighbours with { PassedTo = e.To } },
        TeamEvent.OpenItemsArrived e => state with { Neighbours = state.Neighbours with { ArrivedFrom = e.From } },
        _ => null,
    };
}
