using OkrBot.App.Bot;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Turns;

/// <summary>A meeting started or ended. Participants who join and leave are never read.</summary>
internal static class MeetingActs
{
    public const string Start = "application/vnd.microsoft.meetingStart";
    public const string End = "application/vnd.microsoft.meetingEnd";

    public static ActReading Read(Activity activity, DateTimeOffset now)
    {
        if (MeetingId(activity) is not { Length: > 0 } meeting)
            return ActReading.Ignored;
        if (Is(activity, Start))
            return new Act.MeetingStarted(meeting, activity.Value.Text("Title"), activity.Value.Instant("StartTime") ?? activity.Timestamp ?? now);
        if (Is(activity, End))
            return new Act.MeetingEnded(meeting, activity.Value.Instant("EndTime") ?? activity.Timestamp ?? now);
        return ActReading.Ignored;
    }

    /// <summary>Names one start or end of one meeting, whatever the activity's own id is; null when the event tells no time of its own.</summary>
    public static string? Identity(Activity activity)
    {
        if (activity.Type != ActivityTypes.Event || MeetingId(activity) is not { Length: > 0 } meeting)
            return null;
        var told = Is(activity, Start) ? activity.Value.Instant("StartTime") : Is(activity, End) ? activity.Value.Instant("EndTime") : null;
        return told is { } at ? $"{meeting}\n{activity.Name!.Trim().ToUpperInvariant()}\n{at.UtcTicks}" : null;
    }

    /// <summary>The documentation warns of the id in the event's value; it serves only when there is no other.</summary>
    private static string? MeetingId(Activity activity) => activity.ChannelData?.Meeting?.Id ?? activity.Value.Text("Id");

    /// <summary>The documentation's samples have a blank before a name once.</summary>
    private static bool Is(Activity activity, string name) => string.Equals(activity.Name?.Trim(), name, StringComparison.OrdinalIgnoreCase);
}
