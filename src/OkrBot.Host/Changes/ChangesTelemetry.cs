using System.Diagnostics.Metrics;
using OkrBot.App.Observability;
using OkrBot.Host.Observability;

namespace OkrBot.Host.Changes;

/// <summary>How many notifications came and how many of them were meant for us; nothing of what they said.</summary>
internal sealed partial class ChangesTelemetry
{
    private readonly Counter<long> _notifications;
    private readonly ILogger<ChangesTelemetry> _log;

    public ChangesTelemetry(IMeterFactory meters, ILogger<ChangesTelemetry> log)
    {
        _log = log;
        _notifications = meters.Create(JobTelemetry.RoomName).CreateCounter<long>("okrbot.calendar.notifications", "{notification}", "Notifications of calendars; those that were dropped are forged, late or not ours");
    }

    public void Told(int taken, int dropped)
    {
        if (taken > 0) _notifications.Add(taken, new KeyValuePair<string, object?>(Tags.Outcome, "taken"));
        if (dropped == 0) return;
        _notifications.Add(dropped, new KeyValuePair<string, object?>(Tags.Outcome, "dropped"));
        LogDropped(_log, dropped);
    }

    /// <summary>Too large, or no list of notifications.</summary>
    public void Refused() => _notifications.Add(1, new KeyValuePair<string, object?>(Tags.Outcome, "refused"));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} notifications were not meant for any calendar that is watched here")]
    private static partial void LogDropped(ILogger log, int count);
}
