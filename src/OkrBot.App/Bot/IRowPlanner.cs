using OkrBot.App.Ports;

namespace OkrBot.App.Bot;

/// <summary>One slice's look at each Board row of a planner pass: it queues what the row says is due. Queueing twice is harmless.</summary>
public interface IRowPlanner
{
    Task LookAsync(BoardRow row, DateTimeOffset now, CancellationToken cancel);
}
