using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Teams.Inbound;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Turns;

/// <summary>Translates Teams' activities into the bot's words. Pure.</summary>
internal static class TurnReader
{
    public static ActReading ReadAct(Activity activity, string botId, DateTimeOffset now) => activity.Type switch
    {
        _ when !IsUsable(activity.Conversation?.Id) || (!string.IsNullOrEmpty(activity.Id) && !IsUsable(activity.Id)) => ActReading.Malformed,
        ActivityTypes.Message or ActivityTypes.Invoke when string.IsNullOrEmpty(activity.From?.Id) => ActReading.Malformed,
        ActivityTypes.Message => MessageActs.Read(activity, botId),
        ActivityTypes.Invoke => InvokeActs.Read(activity),
        ActivityTypes.Event => MeetingActs.Read(activity, now),
        ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate => MembershipActs.Read(activity, botId),
        _ => ActReading.Ignored,
    };

    public static Turn ToTurn(VerifiedActivity verified, Act act, DateTimeOffset now)
    {
        var activity = verified.Activity;
        var place = activity.Conversation!;
        var chat = new Conversation(new ChatId(place.Id!), Kind(place), verified.ServiceUrl, activity.ChannelData?.Meeting?.Id);
        return new(verified.Tenant, Sender(activity), chat, activity.Id ?? "", now, act) { ReplyToId = activity.ReplyToId };
    }

    /// <summary>Ids become parts of the connector's addresses when we answer: dots alone would climb there, and no real id is this long.</summary>
    private static bool IsUsable(string? id) => id is { Length: > 0 and <= 1024 } and not ("." or "..");

    /// <summary>The bot as Teams writes it, or as the channel addressed it: the Agents Playground gives the bot an id of its own.</summary>
    public static bool IsBot(Activity activity, string botId, string? id)
        => !string.IsNullOrEmpty(id)
            && (id.Equals(botId, StringComparison.OrdinalIgnoreCase) || string.Equals(id, activity.Recipient?.Id, StringComparison.OrdinalIgnoreCase));

    public static ChatKind Kind(ConversationAccount conversation) => conversation.ConversationType?.ToUpperInvariant() switch
    {
        "PERSONAL" => ChatKind.Personal,
        "CHANNEL" => ChatKind.Channel,
        "GROUPCHAT" => ChatKind.Group,
        _ when conversation.IsGroup == true || conversation.Id!.StartsWith("19:", StringComparison.Ordinal) => ChatKind.Group,
        _ => ChatKind.Personal,
    };

    private static Sender Sender(Activity activity)
    {
        var client = activity.Entities?.FirstOrDefault(e => e?.Type == "clientInfo");
        var person = activity.From?.AadObjectId is { Length: > 0 } id ? new PersonId(CanonicalId.Of(id)) : (PersonId?)null;
        var locale = Told(activity.Locale) ?? Told(client?.Locale);
        var zone = KnownZone(activity.LocalTimezone) ?? KnownZone(client?.Timezone);
        return new(activity.From?.Id ?? "", person, activity.From?.Name, locale, zone);
    }

    // It becomes a team's, and goes into appointments: a name that nobody knows breaks them long after.
    private static string? KnownZone(string? name) => name is not null && Zones.IsKnown(name) ? name : null;

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
