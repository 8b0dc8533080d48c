using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>What the Board says of a team after a change.</summary>
internal sealed class BoardFacts : IBoardFacts
{
    public BoardRow Of(TeamCycle state) => new(
        state.Id, state.Version, state.Team.Name,
        [.. state.Segments.Values.Where(s => s.State != SegmentState.Closed).Select(s => new LiveSegment(s.Occurrence, NextDue(s)))],
        PendingSince: null);

    private static DateTimeOffset NextDue(Segment segment) => segment switch
    {
        { State: SegmentState.Awaited } => segment.Occurrence.Start,
        { Ranked: false, RankAt: { } rank } => rank,
        { LastCallShown: false } => segment.EffectiveClose - Segment.LastCall,
        _ => segment.EffectiveClose,
    };
}
