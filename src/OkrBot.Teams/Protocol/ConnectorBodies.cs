using System.Text.Json;
using System.Text.Json.Serialization;

namespace OkrBot.Teams.Protocol;

/// <summary>Answer to a send, an edit or a new conversation.</summary>
public sealed record ResourceResponse(string? Id);

/// <summary>Asks for the personal chat with one person. The tenant stands twice, because older connectors read only the inner one.</summary>
public sealed record ConversationParameters(bool IsGroup, ChannelAccount Bot, IReadOnlyList<ChannelAccount> Members, string TenantId, TeamsChannelData ChannelData);

public sealed record PagedMembers(string? ContinuationToken, IReadOnlyList<ChannelAccount>? Members);

public sealed record MeetingInfo(MeetingInfoDetails? Details, ChannelAccount? Organizer);

public sealed record MeetingInfoDetails(string? Id, string? Title, string? Type, DateTimeOffset? ScheduledStartTime, DateTimeOffset? ScheduledEndTime, string? JoinUrl = null);

public sealed record ParticipantInfo(ChannelAccount? User, ParticipantMeeting? Meeting);

public sealed record ParticipantMeeting(string? Role, bool? InMeeting);

public sealed record ErrorBody(ErrorDetail? Error)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record ErrorDetail(string? Code);

/// <summary>OAuth 2.0 token answer; names as in RFC 6749.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] long? ExpiresIn);
