using System.Net;
using System.Text;
using OkrBot.App.Ports;

namespace OkrBot.Graph.Calendars;

/// <summary>What stands in an appointment. Text that people typed is shown as they typed it and does nothing.</summary>
internal static class HoldText
{
    /// <param name="appId">Of the bot: the link opens its chat in the cloud's Teams.</param>
    public static string Html(CalendarHold hold, string appId, MicrosoftCloud cloud)
    {
        var html = new StringBuilder();
        foreach (var paragraph in hold.Text) html.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>");
        if (hold.Link is { } words && Guid.TryParse(appId, out var id))
            html.Append("<p><a href=\"").Append(cloud.TeamsLink($"l/chat/0/0?users=28:{id}")).Append("\">").Append(WebUtility.HtmlEncode(words)).Append("</a></p>");
        return html.ToString();
    }
}
