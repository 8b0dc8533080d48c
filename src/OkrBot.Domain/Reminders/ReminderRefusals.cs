namespace OkrBot.Domain.Reminders;

/// <summary>There was no message lately that could come again.</summary>
public sealed record NothingToSnooze() : Refusal("reminder.nothingToSnooze");

/// <summary>A pause ends on a day from tomorrow to a year from now.</summary>
public sealed record PauseOutOfRange(DateOnly First, DateOnly Last) : Refusal("reminder.pauseOutOfRange");

/// <summary>Messages are stopped or paused; nothing comes tomorrow either.</summary>
public sealed record MessagesAreOff() : Refusal("reminder.messagesAreOff");

/// <summary>The working day ends after it begins.</summary>
public sealed record HoursOutOfOrder() : Refusal("reminder.hoursOutOfOrder");
