namespace OkrBot.App.Bot;

/// <summary>One slice's pass over Directory and Board that queues what the state says is due. Run every minute on every server; queueing twice is harmless.</summary>
public interface IPlanner
{
    Task PassAsync(CancellationToken cancel);
}
