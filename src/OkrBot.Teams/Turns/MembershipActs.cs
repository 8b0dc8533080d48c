using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Turns;

/// <summary>The bot or people came or went. One installation tells itself twice (as installation and as member): the bot takes both.</summary>
internal static class MembershipActs
{
    private const int LongestId = 1024;

    public static ActReading Read(Activity activity, string botId)
    {
        if (activity.Type == ActivityTypes.InstallationUpdate)
        {
            return activity.Action switch
            {
                "add" or "add-upgrade" => Installed(activity) with { IsUpgrade = activity.Action == "add-upgrade" },
                "remove" or "remove-upgrade" => Removed(activity),
                _ => ActReading.Ignored,
            };
        }
        var joined = Ids(activity.MembersAdded);
        var left = Ids(activity.MembersRemoved);
        if (joined.Any(IsBot))
            return Installed(activity);
        if (left.Any(IsBot))
            return Removed(activity);
        return joined.IsEmpty && left.IsEmpty ? ActReading.Ignored : new Act.MembersChanged(joined, left);

        bool IsBot(string id) => TurnReader.IsBot(activity, botId, id);
    }

    private static Act.Installed Installed(Activity activity)
        => new() { Team = Chat(activity.ChannelData?.Team), Channel = Chat(activity.ChannelData?.Settings?.SelectedChannel) };

    private static Act.Removed Removed(Activity activity) => new() { Team = Chat(activity.ChannelData?.Team) };

    /// <summary>Only what can be a channel: it becomes part of an address that we send to.</summary>
    private static ChatId? Chat(IdOnly? told)
        => told?.Id is { Length: > 0 and <= LongestId } id && id.StartsWith("19:", StringComparison.Ordinal) ? new ChatId(id) : null;

    private static ImmutableArray<string> Ids(IReadOnlyList<ChannelAccount>? accounts)
        => accounts is null ? [] : [.. accounts.Select(a => a?.Id).OfType<string>().Where(id => id.Length > 0)];
}
