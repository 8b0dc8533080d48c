using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using OkrBot.Host.Tests.Processes;
using OkrBot.Testing;

namespace OkrBot.Host.Tests.Commands;

/// <summary>The first thing that anybody starts: no settings, an empty folder.</summary>
public sealed class SampleModeTests
{
    private static readonly Dictionary<string, string?> Nothing = new(StringComparer.Ordinal);

    [Fact]
    public async Task It_starts_with_no_settings_in_an_empty_folder_on_loopback_only_and_says_what_it_is()
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-sample-");
        await using (var serving = await Serving.StartAsync(() => Nothing, folder.FullName))
        {
            var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(at => at.Port == serving.Address.Port).ToList();
            Assert.NotEmpty(listening);
            Assert.All(listening, at => Assert.True(IPAddress.IsLoopback(at.Address), at.ToString()));
            await WaitForAsync(() => serving.Program.Out.Contains("Setting any Teams:* ends this mode", StringComparison.Ordinal));
            Assert.Contains("SAMPLE MODE   Nordkauf, a made-up company", serving.Program.Out, StringComparison.Ordinal);
            Assert.Contains(serving.Address.ToString().TrimEnd('/'), serving.Program.Out, StringComparison.Ordinal);
            Assert.Empty(serving.Program.Error);
            Assert.Equal(["sample.db"], Directory.GetFiles(Path.Combine(folder.FullName, ".okrbot"), "*.db").Select(Path.GetFileName));
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_agents_playground_gets_in_through_the_door_that_it_names()
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-sample-");
        await using (var serving = await Serving.StartAsync(() => Nothing, folder.FullName))
        {
            const string words = "the Agents Playground talks to it through ";
            await WaitForAsync(() => serving.Program.Out.Contains(words, StringComparison.Ordinal));
            var door = serving.Program.Out.Split(words)[1].Split('\n')[0].Trim();
            var start = await File.ReadAllTextAsync(Repository.PathOf("manifest", "playground", "meeting-start.json"));
            using var http = new HttpClient();
            using var answer = await http.PostAsync(new Uri(door), new StringContent(start, Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_starts_again_in_the_same_folder()
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-sample-");
        await using (await Serving.StartAsync(() => Nothing, folder.FullName))
        {
        }
        await using (await Serving.StartAsync(() => Nothing, folder.FullName))
        {
        }
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("http://0.0.0.0:3999")]
    [InlineData("http://*:3999")]
    [InlineData("http://192.0.2.1:3999")]
    [InlineData("http://127.0.0.1:3999;http://0.0.0.0:3998")]
    public async Task It_listens_on_no_address_that_other_machines_reach(string url)
    {
        var ended = await ChildProgram.RunAsync(["--urls", url]);
        Assert.Equal(78, ended.Code);
        Assert.Contains("Urls has to be one loopback address", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:3999", "Urls")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://0.0.0.0:3999", "Kestrel:Endpoints")]
    public async Task Nor_on_one_from_the_environment(string variable, string value, string named)
    {
        var ended = await ChildProgram.RunAsync([], new Dictionary<string, string?>(StringComparer.Ordinal) { [variable] = value });
        Assert.Equal(78, ended.Code);
        Assert.Contains(named, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_a_sentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var ended = await ChildProgram.RunAsync(["serve", "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"]);
        Assert.Equal(78, ended.Code);
        Assert.Contains("address already in use", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    /// <summary>The banner comes when the company stands, a little after the first answer.</summary>
    private static async Task WaitForAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds()) await Task.Delay(20, patience.Token);
    }
}
