namespace OkrBot.Teams.Protocol;

/// <summary>A thread of a channel is a conversation of its own: <c>{channel};messageid={root}</c>. Messages go into the thread, people belong to the channel.</summary>
internal static class ChannelThread
{
    private const string Mark = ";messageid=";

    /// <summary>The channel's id; any other conversation's id as it is.</summary>
    public static string WithoutThread(string conversationId)
        => conversationId.IndexOf(Mark, StringComparison.OrdinalIgnoreCase) is var at and > 0 ? conversationId[..at] : conversationId;
}
