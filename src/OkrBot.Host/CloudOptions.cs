using OkrBot.App.Ports;

namespace OkrBot.Host;

/// <summary>The setting <c>Cloud</c>.</summary>
internal static class CloudOptions
{
    /// <exception cref="SettingException">It names none.</exception>
    public static MicrosoftCloud Read(IConfiguration configuration) => MicrosoftCloud.Find(configuration[MicrosoftCloud.Setting])
        ?? throw new SettingException(MicrosoftCloud.Setting, $"has to be one of {string.Join(", ", MicrosoftCloud.All.Select(cloud => cloud.Name))}");
}
