namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>How much each field takes, in characters. Clients hold it only as a courtesy: the server counts again.</summary>
public static class InputLimits
{
    public const int Number = 40;
    public const int Note = 300;
    public const int NextStep = 120;
    public const int Decision = 200;
}
