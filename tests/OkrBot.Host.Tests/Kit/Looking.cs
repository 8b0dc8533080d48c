using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Kit;

/// <summary>What people say to the bot and read of its answers.</summary>
internal static class Looking
{
    /// <summary>Says it, and gives the bot's newest message of the chat; null when it said nothing new.</summary>
    public static async Task<Message?> SayAsync(this Stage stage, string person, string chatId, string text)
    {
        var before = stage.Tenant.World.MessagesIn(chatId).Count;
        await stage.Client.SayAsync(stage.Person(person), chatId, text, CancellationToken.None);
        var after = stage.Tenant.World.MessagesIn(chatId);
        return after.Count > before ? after[^1] : null;
    }

    public static Task<Message?> SayInPersonAsync(this Stage stage, string person, string text) => stage.SayAsync(person, stage.PersonalChatOf(person), text);

    public static string PersonalChatOf(this Stage stage, string person) => stage.Tenant.World.PersonalChat(stage.Person(person)).Id;

    public static Task<BotAnswer> PressInPersonAsync(this Stage stage, string person, Press press)
        => stage.Client.PressAsync(stage.Person(person), stage.PersonalChatOf(person), press, CancellationToken.None);

    /// <summary>All that an answer says, card or words.</summary>
    public static string Read(BotAnswer answer) => answer switch
    {
        BotAnswer.Card card => Read(card.Content),
        BotAnswer.Dialog dialog => Read(dialog.Content),
        BotAnswer.Toast toast => toast.Text,
        BotAnswer.DialogWords words => words.Text,
        _ => answer.ToString(),
    };

    public static string Read(Message? message) => message is null ? "" : message.Card is { } card ? Read(card) : message.Activity["text"]?.GetValue<string>() ?? "";

    /// <summary>Texts, choices and buttons, one a line.</summary>
    public static string Read(JsonNode? node) => node switch
    {
        JsonObject one => string.Join('\n', one.Where(p => p.Key is not ("data" or "fallback" or "refresh"))
            .Select(p => p.Key is "text" or "title" && p.Value is JsonValue value ? value.ToString() : Read(p.Value)).Where(t => t.Length > 0)),
        JsonArray many => string.Join('\n', many.Select(Read).Where(t => t.Length > 0)),
        _ => "",
    };
}
