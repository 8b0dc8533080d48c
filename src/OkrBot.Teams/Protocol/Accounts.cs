using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace OkrBot.Teams.Protocol;

/// <summary>A person or a bot in a conversation. Rosters and activities share the shape, and not every field is always there.</summary>
public sealed record ChannelAccount
{
    /// <summary><c>29:…</c> for people (this bot's view of them), <c>28:{appId}</c> for bots.</summary>
    public string? Id { get; init; }
    public string? Name { get; init; }

    /// <summary>Entra object id; missing for anonymous people.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>The same in rosters and meeting calls.</summary>
    public string? ObjectId { get; init; }
    public string? TenantId { get; init; }

    /// <summary><c>user</c>, <c>anonymous</c> and others.</summary>
    public string? UserRole { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record ConversationAccount
{
    /// <summary>In a channel with <c>;messageid=</c> and the thread's root.</summary>
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>, in any case.</summary>
    public string? ConversationType { get; init; }
    public bool? IsGroup { get; init; }
    public string? TenantId { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A mention, the client's facts and others; told apart by <see cref="Type"/>.</summary>
public sealed record Entity
{
    public string? Type { get; init; }
    public string? Text { get; init; }
    public ChannelAccount? Mentioned { get; init; }
    public string? Locale { get; init; }
    public string? Timezone { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record Attachment(string? ContentType, JsonNode? Content)
{
    public const string AdaptiveCardType = "application/vnd.microsoft.card.adaptive";

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record TeamsChannelData
{
    public IdOnly? Tenant { get; init; }
    public IdOnly? Meeting { get; init; }
    public IdOnly? Team { get; init; }
    public string? EventType { get; init; }

    /// <summary>What was chosen when the app was added.</summary>
    public TeamsChannelSettings? Settings { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record TeamsChannelSettings(IdOnly? SelectedChannel)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record IdOnly(string? Id)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}
