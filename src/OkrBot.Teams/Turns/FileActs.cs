using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Turns;

/// <summary>Files given to the bot: in the personal chat alone Teams says where they can be fetched.</summary>
/// <remarks>learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4, "Receive files in personal chat".</remarks>
internal static class FileActs
{
    private const string Download = "application/vnd.microsoft.teams.file.download.info";
    private const int LongestName = 200;
    private const int MostFiles = 10;

    /// <summary>Null when the message brings no file.</summary>
    public static Act? Read(Activity activity)
    {
        var files = (activity.Attachments ?? []).Where(one => one?.ContentType == Download).Take(MostFiles).Select(FileOf).ToList();
        return files.Count > 0 ? new Act.FilesSent([.. files]) : null;
    }

    private static SentFile FileOf(Attachment attachment)
    {
        var name = attachment.More?.TryGetValue("name", out var told) == true && told.ValueKind == System.Text.Json.JsonValueKind.String ? told.GetString() ?? "" : "";
        var url = (attachment.Content as JsonObject)?["downloadUrl"] is JsonValue value && value.TryGetValue<string>(out var address) ? address : "";
        return new SentFile(name.Length > LongestName ? name[..LongestName] : name, url);
    }
}
