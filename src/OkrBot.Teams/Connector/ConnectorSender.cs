using OkrBot.App.Ports;
using OkrBot.Teams.Budget;
using OkrBot.Teams.Observability;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Connector;

/// <summary>Everything that is sent passes here: first the budget, then the connector, then what Teams said about its limits goes back to the budget.</summary>
internal sealed class ConnectorSender(ConnectorClient connector, ISendBudget budget, TeamsTelemetry telemetry, TimeProvider time)
{
    /// <param name="replyTo">The activity whose thread the message answers, if any.</param>
    public Task<SendResult> SendAsync(ConversationReference to, Activity message, string? replyTo, SendClass sendClass, CancellationToken cancel)
        => BudgetedAsync(to, sendClass,
            () => replyTo is null ? connector.SendAsync(to, message, cancel) : connector.ReplyAsync(to, replyTo, message, cancel), cancel);

    public Task<SendResult> ReplaceAsync(ConversationReference at, string activityId, Activity message, SendClass sendClass, CancellationToken cancel)
        => BudgetedAsync(at, sendClass, () => connector.UpdateAsync(at, activityId, message, cancel), cancel);

    public Task<SendResult> DeleteAsync(ConversationReference at, string activityId, CancellationToken cancel)
        => BudgetedAsync(at, SendClass.RoomCard, () => connector.DeleteAsync(at, activityId, cancel), cancel);

    /// <summary>Null when Teams refuses for good.</summary>
    /// <exception cref="HttpRequestException">Not now: the limit is reached, or Teams does not answer.</exception>
    public async Task<string?> OpenPersonalChatAsync(string tenant, string channelId, Uri serviceUrl, SendClass sendClass, CancellationToken cancel)
    {
        if (await TakeAsync(tenant, null, sendClass, cancel) is not null)
            throw new HttpRequestException("The send budget is used up");
        var result = await connector.CreateConversationAsync(tenant, channelId, serviceUrl, cancel);
        if (result.Answer is { Status: 429, RetryAt: { } until })
            await budget.PauseAsync(tenant, null, until, cancel);
        if (result.Value?.Id is { Length: > 0 } chat)
            return chat;
        return result.Answer.IsFinal ? null : throw new HttpRequestException($"No personal chat now: {result.Answer.Status} {result.Answer.Code}");
    }

    private async Task<SendResult> BudgetedAsync(ConversationReference at, SendClass sendClass, Func<Task<SendResult>> send, CancellationToken cancel)
    {
        var result = await TakeAsync(at.TenantId, at.ConversationId, sendClass, cancel) is { } later
            ? new SendResult.Throttled(later)
            : await ObservedAsync(at, send, cancel);
        telemetry.Sent(result, sendClass);
        return result;
    }

    private async Task<DateTimeOffset?> TakeAsync(string tenant, string? conversation, SendClass sendClass, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        var later = await budget.TakeAsync(tenant, conversation, sendClass, cancel);
        telemetry.Waited(time.GetElapsedTime(start), sendClass);
        if (later is not null) telemetry.Throttled(TeamsTelemetry.ByOwnBudget);
        return later;
    }

    private async Task<SendResult> ObservedAsync(ConversationReference at, Func<Task<SendResult>> send, CancellationToken cancel)
    {
        var result = await send();
        if (result is SendResult.Throttled throttled)
            await budget.PauseAsync(at.TenantId, at.ConversationId, throttled.Until, cancel);
        return result;
    }
}
