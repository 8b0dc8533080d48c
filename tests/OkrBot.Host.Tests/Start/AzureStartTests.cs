using OkrBot.Host.Tests.Processes;
using OkrBot.Testing.Emulator;

namespace OkrBot.Host.Tests.Start;

/// <summary>The program as a process of its own on Azure storage.</summary>
public sealed class AzureStartTests
{
    [Fact]
    public async Task Two_servers_become_ready_on_storage_that_holds_nothing_yet()
    {
        var settings = SettingsTests.Complete();
        foreach (var (name, value) in Azurite.Shared.Settings()) settings[name] = value;
        var folder = Directory.CreateTempSubdirectory("okrbot-azure-");
        await using (var one = await Serving.StartAsync(() => settings, folder.FullName))
        await using (var other = await Serving.StartAsync(() => settings, folder.FullName))
        {
            Assert.DoesNotContain("\"Warning\"", one.Program.Out + other.Program.Out, StringComparison.Ordinal);
            Assert.Empty(one.Program.Error + other.Program.Error);
        }

        Assert.Empty(folder.GetFileSystemInfos());
        folder.Delete(recursive: true);
    }
}
