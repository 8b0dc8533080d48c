using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>The card belongs to another chat, or to a meeting that the team never had: forwarded, copied or forged.</summary>
public sealed record NotHere() : Refusal("press.notHere");

/// <summary>Teams knows no Entra identity of the sender.</summary>
public sealed record Anonymous() : Refusal("press.anonymous");

/// <summary>An input that should be a number is none.</summary>
public sealed record NotReadable(KeyResultId KeyResult) : Refusal("press.notReadable");
