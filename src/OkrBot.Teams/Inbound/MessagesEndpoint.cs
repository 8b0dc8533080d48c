using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OkrBot.Teams.Observability;
using OkrBot.Teams.Protocol;
using OkrBot.Teams.Turns;

namespace OkrBot.Teams.Inbound;

/// <summary>The door that Teams knocks on. Everything is refused with an empty body, so that a stranger learns nothing but the status.</summary>
public static class TeamsEndpoints
{
    public const string MessagesPath = "/api/messages";

    /// <summary>Maps <c>POST /api/messages</c>; other methods get 405 from routing.</summary>
    public static IEndpointConventionBuilder MapTeams(this IEndpointRouteBuilder routes)
        => routes
            .MapPost(MessagesPath, static context => context.RequestServices.GetRequiredService<MessagesEndpoint>().HandleAsync(context))
            .AllowAnonymous();
}

/// <summary>Size, token, body, gate, turn: in this order, so that nothing of the body is believed before its token.</summary>
internal sealed partial class MessagesEndpoint(CallerCheck callers, ActivityGate gate, TurnDoor turns, TeamsTelemetry telemetry, ILogger<MessagesEndpoint> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        HttpReply reply;
        try
        {
            reply = await AnswerAsync(context.Request, context.RequestAborted);
        }
        catch (KeysUnavailableException e)
        {
            LogNoKeys(e.Message);
            reply = HttpReply.Unavailable;
        }
        catch (BadHttpRequestException e)
        {
            reply = new HttpReply(e.StatusCode, default);
        }
        await WriteAsync(context.Response, reply, context.RequestAborted);
    }

    private async Task<HttpReply> AnswerAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > ActivityBody.Largest)
            return Refuse(HttpReply.TooLarge, "size");
        if (await callers.VerifyAsync(request.Headers.Authorization, cancel) is not { } caller)
            return Refuse(HttpReply.Unauthorized, "token");
        if (await ActivityBody.ReadAsync(request, cancel) is not { } body)
            return Refuse(HttpReply.TooLarge, "size");
        if (ActivityBody.Parse(body) is not { } activity)
            return Refuse(HttpReply.BadRequest, "body");
        var (verified, refusal) = gate.Check(caller, activity);
        return verified is null ? Refuse(refusal, "gate") : await turns.EnterAsync(verified, cancel);
    }

    private HttpReply Refuse(HttpReply reply, string reason)
    {
        telemetry.Refused(reply.Status, reason);
        LogRefused(reply.Status, reason);
        return reply;
    }

    private static async Task WriteAsync(HttpResponse response, HttpReply reply, CancellationToken cancel)
    {
        response.StatusCode = reply.Status;
        if (reply.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        response.ContentLength = reply.Body.Length;
        if (reply.Body.IsEmpty)
            return;
        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(reply.Body, cancel);
    }

    [LoggerMessage(1010, LogLevel.Information, "Refused a caller with {Status} ({Reason})")]
    private partial void LogRefused(int status, string reason);

    [LoggerMessage(1011, LogLevel.Error, "Answered 503: {Reason}")]
    private partial void LogNoKeys(string reason);
}
