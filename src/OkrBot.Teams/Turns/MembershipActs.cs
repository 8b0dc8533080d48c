using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Turns;

/// <summary>The bot or people came or went. One installation tells itself twice (as installation and as member): the bot takes both.</summary>
internal static class MembershipActs
{
    public static ActReading Read(Activity activity, string botId)
    {
        if (activity.Type == ActivityTypes.InstallationUpdate)
        {
            return activity.Action switch
            {
                "add" or "add-upgrade" => new Act.Installed(),
                "remove" or "remove-upgrade" => new Act.Removed(),
                _ => ActReading.Ignored,
            };
        }
        var joined = Ids(activity.MembersAdded);
        var left = Ids(activity.MembersRemoved);
        if (joined.Any(IsBot))
            return new Act.Installed();
        if (left.Any(IsBot))
            return new Act.Removed();
        return joined.IsEmpty && left.IsEmpty ? ActReading.Ignored : new Act.MembersChanged(joined, left);

        bool IsBot(string id) => TurnReader.IsBot(activity, botId, id);
    }

    private static ImmutableArray<string> Ids(IReadOnlyList<ChannelAccount>? accounts)
        => accounts is null ? [] : [.. accounts.Select(a => a?.Id).OfType<string>().Where(id => id.Length > 0)];
}
