using OkrBot.App.Ports;

namespace OkrBot.Host.CommandLine.Checks;

/// <summary>What the setting <c>Cloud</c> means for the bot, so that nobody finds out by trying.</summary>
internal static class CloudCheck
{
    public const string Area = "cloud";

    public static Finding Judge(MicrosoftCloud cloud)
    {
        if (!cloud.HasBots)
            return new Finding(Area, Verdict.Warning, $"{cloud.Name}: Microsoft says that Teams takes no bots there (Learn, “Plan for sovereign clouds”, 2026-07-27); people will not find this one");
        return new Finding(Area, Verdict.Ok, cloud == MicrosoftCloud.Public
            ? $"{cloud.Name}, {cloud.TeamsHost}"
            : $"{cloud.Name}, {cloud.TeamsHost}; addresses are those that Microsoft documents, the bot was never tried in this cloud");
    }
}
