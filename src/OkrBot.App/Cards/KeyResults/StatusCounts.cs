namespace OkrBot.App.Cards.KeyResults;

/// <summary>How many key results stand where.</summary>
public sealed record StatusCounts(int OnTrack, int AtRisk, int OffTrack, int NoUpdate);
