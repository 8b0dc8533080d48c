using OkrBot.App.Ports;

namespace OkrBot.Teams.Budget;

/// <summary>What may be sent now, with all other servers of this tenant in mind.</summary>
public interface ISendBudget
{
    /// <summary>Takes one send, waiting three seconds at most. Null = go ahead; else nothing was taken and the send may be tried then.</summary>
    /// <param name="conversation">Null for calls that belong to no conversation: they count for the tenant only.</param>
    ValueTask<DateTimeOffset?> TakeAsync(string tenant, string? conversation, SendClass sendClass, CancellationToken cancel);

    /// <summary>Teams said when it will listen again (<c>Retry-After</c>).</summary>
    ValueTask PauseAsync(string tenant, string? conversation, DateTimeOffset until, CancellationToken cancel);
}
