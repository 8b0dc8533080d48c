namespace OkrBot.App.Bot;

/// <summary>Where people's browsers reach us (setting <c>Public:BaseUrl</c>); null = cards offer no page.</summary>
public sealed record PublicAddress(Uri? BaseUrl);
