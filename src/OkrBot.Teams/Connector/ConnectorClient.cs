using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Teams.Protocol;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Connector;

/// <summary>The Bot Framework connector's REST calls, as far as the bot needs them. Each call retries by itself for some seconds
/// and never throws for what Teams or the network does.</summary>
internal sealed class ConnectorClient(ConnectorHttp http, IOptions<TeamsOptions> options, TimeProvider time)
{
    /// <summary>A team of 10,000 at 500 a page; more is a loop.</summary>
    private const int MostPages = 40;

    public Task<SendResult> SendAsync(ConversationReference to, Activity activity, CancellationToken cancel)
        => PostAsync("send", ConnectorRoutes.Activities(to.ServiceUrl, to.ConversationId), to, activity, cancel);

    /// <summary>Answers into the thread of <paramref name="activityId"/>.</summary>
    public Task<SendResult> ReplyAsync(ConversationReference to, string activityId, Activity activity, CancellationToken cancel)
        => PostAsync("reply", ConnectorRoutes.Activity(to.ServiceUrl, to.ConversationId, activityId), to, activity with { ReplyToId = activityId }, cancel);

    /// <summary>Only the bot's own messages can be replaced. Doing it twice does the same.</summary>
    public async Task<SendResult> UpdateAsync(ConversationReference at, string activityId, Activity activity, CancellationToken cancel)
    {
        var body = Write(Addressed(at, activity) with { Id = activityId }, ProtocolJson.Default.Activity);
        var address = ConnectorRoutes.Activity(at.ServiceUrl, at.ConversationId, activityId);
        var answer = await http.SendAsync(new("edit", HttpMethod.Put, address, body, Repeatable: true), cancel);
        return SendOutcome.Of(answer, activityId, time);
    }

    public async Task<SendResult> DeleteAsync(ConversationReference at, string activityId, CancellationToken cancel)
    {
        var address = ConnectorRoutes.Activity(at.ServiceUrl, at.ConversationId, activityId);
        var answer = await http.SendAsync(new("delete", HttpMethod.Delete, address, null, Repeatable: true), cancel);
        return SendOutcome.Of(answer, activityId, time);
    }

    /// <summary>The personal chat with one person; the same person gets the same chat, so it may be asked twice.</summary>
    public async Task<ConnectorResult<ResourceResponse>> CreateConversationAsync(string tenant, string channelId, Uri serviceUrl, CancellationToken cancel)
    {
        var parameters = new ConversationParameters(false, new() { Id = options.Value.BotChannelId }, [new() { Id = channelId }], tenant,
            new() { Tenant = new IdOnly(tenant) });
        var body = Write(parameters, ProtocolJson.Default.ConversationParameters);
        var call = new ConnectorCall("create_conversation", HttpMethod.Post, ConnectorRoutes.Conversations(serviceUrl), body, Repeatable: true);
        var answer = await http.SendAsync(call, cancel);
        return Read(answer, ProtocolJson.Default.ResourceResponse);
    }

    /// <summary>Everybody: chats answer in one page, teams and channels in several.</summary>
    public async Task<ConnectorResult<ImmutableArray<ChannelAccount>>> MembersAsync(ConversationReference of, CancellationToken cancel)
    {
        var all = ImmutableArray.CreateBuilder<ChannelAccount>();
        string? continuation = null;
        for (var page = 0; page < MostPages; page++)
        {
            var address = ConnectorRoutes.PagedMembers(of.ServiceUrl, of.ConversationId, continuation);
            var answer = Read(await GetAsync("members", address, cancel), ProtocolJson.Default.PagedMembers);
            if (answer.Value is not { } members)
                return new(answer.Answer, default, false);
            all.AddRange(members.Members ?? []);
            if (string.IsNullOrEmpty(continuation = members.ContinuationToken))
                return new(answer.Answer, all.ToImmutable(), true);
        }
        return new(new(AnswerKind.Answered, 200, "TooManyPages", []), default, false);
    }

    /// <param name="person">A <c>29:</c> id or an Entra object id.</param>
    public async Task<ConnectorResult<ChannelAccount>> MemberAsync(ConversationReference of, string person, CancellationToken cancel)
        => Read(await GetAsync("member", ConnectorRoutes.Member(of.ServiceUrl, of.ConversationId, person), cancel), ProtocolJson.Default.ChannelAccount);

    public async Task<ConnectorResult<MeetingInfo>> MeetingAsync(Uri serviceUrl, string meetingId, CancellationToken cancel)
        => Read(await GetAsync("meeting", ConnectorRoutes.Meeting(serviceUrl, meetingId), cancel), ProtocolJson.Default.MeetingInfo);

    public async Task<ConnectorResult<ParticipantInfo>> ParticipantAsync(
        string tenant, Uri serviceUrl, string meetingId, string objectId, CancellationToken cancel)
    {
        var address = ConnectorRoutes.Participant(serviceUrl, meetingId, objectId, tenant);
        return Read(await GetAsync("participant", address, cancel), ProtocolJson.Default.ParticipantInfo);
    }

    private async Task<SendResult> PostAsync(string operation, Uri address, ConversationReference to, Activity activity, CancellationToken cancel)
    {
        var body = Write(Addressed(to, activity), ProtocolJson.Default.Activity);
        var answer = await http.SendAsync(new(operation, HttpMethod.Post, address, body, Repeatable: false), cancel);
        return SendOutcome.Of(answer, Read(answer, ProtocolJson.Default.ResourceResponse).Value?.Id, time);
    }

    private Activity Addressed(ConversationReference to, Activity activity)
        => activity with { From = new() { Id = options.Value.BotChannelId }, Conversation = new() { Id = to.ConversationId } };

    private Task<ConnectorAnswer> GetAsync(string operation, Uri address, CancellationToken cancel)
        => http.SendAsync(new(operation, HttpMethod.Get, address, null, Repeatable: true), cancel);

    private static byte[] Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    private static ConnectorResult<T> Read<T>(ConnectorAnswer answer, JsonTypeInfo<T> type)
    {
        if (!answer.Succeeded || answer.Body.Length == 0)
            return new(answer, default, false);
        try
        {
            var value = JsonSerializer.Deserialize(answer.Body, type);
            return new(answer, value, value is not null);
        }
        catch (JsonException)
        {
            return new(answer, default, false);
        }
    }
}

/// <summary>What a question to the connector gave.</summary>
/// <param name="Found">False when Teams refused, did not answer, or answered something unreadable; <paramref name="Answer"/> tells which.</param>
internal sealed record ConnectorResult<T>(ConnectorAnswer Answer, T? Value, bool Found);
