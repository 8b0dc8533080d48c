namespace OkrBot.Domain.Objectives.Numbers;

/// <summary>The link is no absolute https address, carries a password, or is too long.</summary>
public sealed record SourceNotHttps(int Most) : Refusal("number.notHttps");

/// <summary>Steps and "done or not" are no numbers.</summary>
public sealed record HasNoNumber(KeyResultId KeyResult) : Refusal("number.hasNone");

/// <summary>Its owner and whoever runs the check-in decide where its number comes from.</summary>
/// <param name="Runner">Who runs the check-in; null when nobody does.</param>
public sealed record NotYourNumber(PersonId? Runner) : Refusal("number.notYours");

/// <summary>The key was revoked or replaced, or its key result is gone.</summary>
public sealed record KeyRevoked() : Refusal("number.revoked");

/// <summary>Nobody works on it yet.</summary>
public sealed record NotBegunYet() : Refusal("number.notBegun");

public sealed record WeeksAreOver(DateOnly End) : Refusal("number.weeksOver");
