namespace OkrBot.Domain.Teams;

/// <summary>Minutes after the start lie in a range.</summary>
public sealed record PlacementOutOfRange(int Minutes, int Least, int Most) : Refusal("settings.minutes");

/// <summary>A check-in every week, or every second one.</summary>
public sealed record CadenceOutOfRange(int Weeks, int Most) : Refusal("settings.cadence");

/// <summary>Not an IANA zone that this machine knows.</summary>
public sealed record UnknownZone(string Zone) : Refusal("settings.zone");

/// <summary>There are no words in this language.</summary>
public sealed record UnknownLanguage(string Language) : Refusal("settings.language");
