namespace OkrBot.App.Ports;

/// <summary>Under which id administrators find the bot.</summary>
/// <param name="ClientId">Of the app registration or managed identity.</param>
public sealed record BotIdentity(string ClientId);
