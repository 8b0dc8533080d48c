namespace OkrBot.Domain.Teams;

/// <summary>Minutes after the start lie in a range.</summary>
public sealed record PlacementOutOfRange(int Minutes, int Least, int Most) : Refusal("settings.minutes");

/// <summary>A check-in every week, or every second one.</summary>
public sealed record CadenceOutOfRange(int Weeks, int Most) : Refusal("settings.cadence");

/// <summary>Not an IANA zone that this machine knows.</summary>
public sealed record UnknownZone(string Zone) : Refusal("settings.zone");

/// <summary>There are no words in this language.</summary>
public sealed record UnknownLanguage(string Language) : Refusal("settings.language");

public sealed record TeamNameMissing() : Refusal("team.nameMissing");

public sealed record TeamNameTooLong(int Length, int Most) : Refusal("team.nameTooLong");

/// <summary>Another team of the same meeting has this name.</summary>
public sealed record TeamNameTaken(string Name) : Refusal("team.nameTaken");

/// <summary>One's own objectives are called by their person.</summary>
public sealed record NameIsThePersons() : Refusal("team.nameIsThePersons");

/// <summary>One's own objectives have no meeting: they are answered for in the personal chat.</summary>
public sealed record OwnHaveNoMeeting() : Refusal("team.ownHaveNoMeeting");
