namespace OkrBot.Domain.Blockers;

/// <summary>It has to say what is needed.</summary>
public sealed record NeedMissing() : Refusal("blocker.needMissing");

/// <summary>It has to say from whom.</summary>
public sealed record FromMissing() : Refusal("blocker.fromMissing");

public sealed record BlockerTooLong(int Length, int Most) : Refusal("blocker.tooLong");

public sealed record UnknownBlocker(BlockerId Blocker) : Refusal("blocker.unknown");

public sealed record TooManyBlockers(int Open) : Refusal("blocker.tooMany");

/// <summary>The team has no meeting, so there is no card on which it could stand.</summary>
public sealed record NoMeetingYet() : Refusal("blocker.noMeeting");
