using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OkrBot.Rehearsal.Connector;

/// <summary>The connector's paths, below <c>/teams</c>.</summary>
internal static class ConnectorEndpoints
{
    private const string Activities = "/teams/v3/conversations/{chat}/activities";

    internal static void Map(IEndpointRouteBuilder routes, ConnectorGate gate, ConversationCalls calls, RosterCalls roster)
    {
        routes.MapPost("/teams/v3/conversations", (HttpContext http) => gate.RunAsync(http, CallKind.Create, null, calls.Create));
        routes.MapPost(Activities, (HttpContext http, string chat) => gate.InChatAsync(http, CallKind.Send, chat, calls.Send));
        routes.MapPost(Activities + "/{activity}", (HttpContext http, string chat, string activity)
            => gate.InChatAsync(http, CallKind.Reply, chat, (found, body) => calls.Reply(found, activity, body)));
        routes.MapPut(Activities + "/{activity}", (HttpContext http, string chat, string activity)
            => gate.InChatAsync(http, CallKind.Update, chat, (found, body) => calls.Update(found, activity, body)));
        routes.MapDelete(Activities + "/{activity}", (HttpContext http, string chat, string activity)
            => gate.InChatAsync(http, CallKind.Delete, chat, (found, _) => calls.Delete(found, activity)));
        MapRosters(routes, gate, roster);
        MapWhatIsRefused(routes, gate, roster);
    }

    private static void MapRosters(IEndpointRouteBuilder routes, ConnectorGate gate, RosterCalls roster)
    {
        routes.MapGet("/teams/v3/conversations/{chat}/members", (HttpContext http, string chat)
            => gate.InChatAsync(http, CallKind.Members, chat, (found, _) => roster.Members(found)));
        routes.MapGet(Activities + "/{activity}/members", (HttpContext http, string chat, string activity)
            => gate.InChatAsync(http, CallKind.Members, chat, (found, _) => roster.Members(found)));
        routes.MapGet("/teams/v3/conversations/{chat}/pagedmembers", (HttpContext http, string chat)
            => gate.InChatAsync(http, CallKind.Members, chat, (found, _) => roster.PagedMembers(found, http.Request.Query["pageSize"], http.Request.Query["continuationToken"])));
        routes.MapGet("/teams/v3/conversations/{chat}/members/{member}", (HttpContext http, string chat, string member)
            => gate.InChatAsync(http, CallKind.Member, chat, (found, _) => roster.Member(found, ConnectorGate.Unescape(member))));
        routes.MapGet("/teams/v1/meetings/{meeting}", (HttpContext http, string meeting)
            => gate.RunAsync(http, CallKind.Meeting, null, _ => roster.MeetingInfo(ConnectorGate.Unescape(meeting), BaseOf(http))));
        routes.MapGet("/teams/v1/meetings/{meeting}/participants/{person}", (HttpContext http, string meeting, string person)
            => gate.RunAsync(http, CallKind.Participant, null, _
                => roster.Participant(ConnectorGate.Unescape(meeting), person, http.Request.Query["tenantId"])));
    }

    /// <summary>Calls that Teams serves and that this bot gets a documented "no" to.</summary>
    private static void MapWhatIsRefused(IEndpointRouteBuilder routes, ConnectorGate gate, RosterCalls roster)
    {
        routes.MapPost("/teams/v1/meetings/{meeting}/notification", (HttpContext http, string meeting)
            => gate.RunAsync(http, CallKind.Notification, null, _ => roster.Notification(ConnectorGate.Unescape(meeting))));
        routes.MapGet("/teams/v3/teams/{team}", (HttpContext http, string team) => gate.RunAsync(http, CallKind.Team, null, _ => RosterCalls.NoTeam));
        routes.MapGet("/teams/v3/teams/{team}/conversations", (HttpContext http, string team) => gate.RunAsync(http, CallKind.Team, null, _ => RosterCalls.NoTeam));
    }

    private static Uri BaseOf(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}");
}
