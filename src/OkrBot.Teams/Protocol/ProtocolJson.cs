using System.Text.Json.Serialization;

namespace OkrBot.Teams.Protocol;

/// <summary>Generated readers and writers: any case in, camelCase out, nothing written for null, and no key twice.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(InvokeBody))]
[JsonSerializable(typeof(TaskBody))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(PagedMembers))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(MeetingInfo))]
[JsonSerializable(typeof(ParticipantInfo))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
