using System.Collections.Immutable;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Checks;
using OkrBot.Graph.Client;

namespace OkrBot.Graph.Chats;

/// <summary>The chat behind a meeting's link, and this app in it.</summary>
internal sealed class MeetingChats(GraphCalls calls, OwnApp app, IAppTokens tokens) : IMeetingChats
{
    public async Task<Asked<MeetingChat>> FindAsync(TenantId tenant, PersonId organizer, string joinLink, CancellationToken cancel)
    {
        if (!calls.Client.Cloud.HasOnlineMeetings) return new(null, new NoAnswer.NotInCloud());
        var named = JoinLink.OrganizerIn(joinLink) ?? organizer;
        var asked = await calls.AskAsync(tenant, (Rights.FindMeetings, named), (graph, stopped) => graph.Users[named.Value].OnlineMeetings.GetAsync(
            c =>
            {
                c.QueryParameters.Filter = $"JoinWebUrl eq '{joinLink.Replace("'", "''", StringComparison.Ordinal)}'";
                // Without it a co-organiser's role is told as unknown.
                c.Headers.Add("Prefer", "include-unknown-enum-members");
            }, stopped), cancel);
        if (asked.Why is { } why) return new(null, why);
        // Who organises it Graph says, and not the link: a short one names nobody, and Graph answers co-organisers too.
        return asked.Value?.Value?.FirstOrDefault() is { ChatInfo.ThreadId: { Length: > 0 } thread } met && Guid.TryParse(met.Participants?.Organizer?.Identity?.User?.Id, out var by)
            ? new(new MeetingChat(new ChatId(thread), new PersonId(by.ToString())) { Presenters = Presenters(met) }, null)
            : new(null, new NoAnswer.Gone());
    }

    private static ImmutableArray<PersonId> Presenters(OnlineMeeting meeting) =>
    [
        .. from invited in meeting.Participants?.Attendees ?? []
           where invited.Role is OnlineMeetingRole.Presenter or OnlineMeetingRole.Coorganizer
           let id = invited.Identity?.User?.Id
           where Guid.TryParse(id, out _)
           select new PersonId(id.ToLowerInvariant()),
    ];

    public async Task<Asked<Joined>> JoinAsync(TenantId tenant, ChatId chat, CancellationToken cancel)
    {
        var known = await app.FindAsync(tenant, cancel);
        if (known.Value is not { } own) return new(default, known.Why);
        return await calls.AskAsync(tenant, Rights.JoinChats, async (graph, stopped) =>
        {
            try
            {
                await graph.Chats[chat.Value].InstalledApps.PostAsync(own.Installation(calls.Client.Root), cancellationToken: stopped);
                return Joined.Now;
            }
            // It is in the chat: by hand, or by an answer that was lost.
            catch (ODataError error) when (error.ResponseStatusCode == 409)
            {
                return Joined.Already;
            }
            // The plain …SelfForChat lets the request in, and the consents are refused so. What our token names is not what is missing.
            catch (ApiException error) when (error.ResponseStatusCode is 400 or 412)
            {
                if (!await IsGrantedAsync(Rights.JoinChats, stopped)) error.ResponseStatusCode = 403;
                throw;
            }
        }, cancel);
    }

    private async Task<bool> IsGrantedAsync(Right right, CancellationToken cancel)
        => await tokens.FindAsync(calls.Client.Cloud.GraphScope, cancel) is { } token && TokenRoles.In(token).Contains(right.Name);
}
