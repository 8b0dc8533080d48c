using System.Net;
using System.Text.Json;
using OkrBot.App.Bot;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Turns;

/// <summary>Words for the bot, and buttons of clients that know only Action.Submit.</summary>
internal static class MessageActs
{
    public static ActReading Read(Activity activity, string botId)
    {
        if (activity.Value is { ValueKind: JsonValueKind.Object } value && string.IsNullOrWhiteSpace(activity.Text))
        {
            return activity.Value.Text("verb") is { Length: > 0 } verb
                ? new Act.Pressed(verb, value, Automatic: false, CanReply: false)
                : ActReading.Ignored;
        }

        if (TurnReader.Kind(activity.Conversation!) == ChatKind.Personal && FileActs.Read(activity) is { } files) return files;
        var own = activity.Entities?.Where(e => e?.Type == "mention" && TurnReader.IsBot(activity, botId, e.Mentioned?.Id)).ToList() ?? [];
        // With the right to read all messages of a chat Teams delivers them all: only those that name the bot are for it.
        if (own.Count == 0 && TurnReader.Kind(activity.Conversation!) != ChatKind.Personal)
            return ActReading.Ignored;
        return new Act.Said(Words(activity, own));
    }

    private static string Words(Activity activity, List<Entity> own)
    {
        var text = activity.Text ?? "";
        foreach (var mention in own.Where(m => !string.IsNullOrEmpty(m.Text)))
            text = text.Replace(mention.Text!, " ", StringComparison.Ordinal);
        text = activity.TextFormat == "xml" ? WebUtility.HtmlDecode(text) : text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase);
        return text.Replace('\u00A0', ' ').Trim();
    }
}
