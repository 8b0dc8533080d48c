using System.Net;
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

    [Fact]
    public async Task A_server_whose_queue_cannot_be_reached_is_alive_and_not_ready_and_check_says_why()
    {
        var settings = SettingsTests.Complete();
        foreach (var (name, value) in Azurite.Shared.Settings()) settings[name] = value;
        var tables = settings["Storage:ConnectionString"]!.Split(";QueueEndpoint=")[0];
        settings["Storage:ConnectionString"] = tables + ";QueueEndpoint=http://127.0.0.1:9/devstoreaccount1";
        var folder = Directory.CreateTempSubdirectory("okrbot-azure-");
        await using (var serving = await Serving.StartAsync(() => settings, folder.FullName, "health/live"))
        {
            using var http = new HttpClient();
            using var ready = await http.GetAsync(new Uri(serving.Address, "health/ready"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("queue: Azure storage cannot be reached.", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var check = await ChildProgram.RunAsync(["check"], settings, folder.FullName);
        Assert.Equal((1, "queue      failed: Azure storage cannot be reached."), (check.Code, check.Out.Split('\n')[^2]));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("check", "storage    failed: ")]
    [InlineData("deadletters", "Storage does not answer: ")]
    public async Task A_key_that_is_not_the_accounts_is_told_as_such(string verb, string begin)
    {
        var settings = SettingsTests.Complete();
        foreach (var (name, value) in Azurite.Shared.Settings()) settings[name] = value;
        settings["Storage:ConnectionString"] = settings["Storage:ConnectionString"]!.Replace("AccountKey=Eby8", "AccountKey=AAAA", StringComparison.Ordinal);
        var ended = await ChildProgram.RunAsync([verb], settings);
        Assert.Equal(1, ended.Code);
        Assert.Contains(begin + "Azure storage refuses our credential (403", ended.Out + ended.Error, StringComparison.Ordinal);
    }
}
