using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.Host.Tests.Processes;

/// <summary>Checkout's history and its room of the rehearsal's day, as they stand in the file.</summary>
internal sealed record Stored(IReadOnlyList<TeamEvent> Events, Occurrence Today, Room? Room)
{
    public IReadOnlyList<TeamEvent.SegmentOpened> Opened => [.. Events.OfType<TeamEvent.SegmentOpened>().Where(e => e.Occurrence == Today)];
    public IReadOnlyList<TeamEvent.SegmentClosed> Closed => [.. Events.OfType<TeamEvent.SegmentClosed>().Where(e => e.Occurrence == Today)];

    /// <summary>When the segment has to close: as it was opened, or as it was moved when its card came late.</summary>
    public DateTimeOffset PlannedClose
        => Events.OfType<TeamEvent.SegmentPostedLate>().LastOrDefault(e => e.Occurrence == Today)?.ClosesAt ?? Opened[0].ClosesAt;

    /// <summary>How often each number of today stands in the history.</summary>
    public Dictionary<(string KeyResult, decimal Value), int> Numbers => Answers
        .Select(e => e.Update.Reading is Reading.Number number ? (e.KeyResult.Value, number.Value) : (e.KeyResult.Value, -1))
        .CountBy(number => number).ToDictionary();

    public int AnswersTo(string keyResult) => Answers.Count(e => e.KeyResult.Value == keyResult);

    private IEnumerable<TeamEvent.AnswerSaved> Answers => Events.OfType<TeamEvent.AnswerSaved>().Where(e => e.Update.Occurrence == Today);
}
