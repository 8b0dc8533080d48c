using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using OkrBot.Host.Tests.Kit;
using Xunit.Abstractions;

namespace OkrBot.Host.Tests.Health;

/// <summary>Logs name things by their ids. A whole check-in with all that goes wrong in it, at Trace.</summary>
public sealed class LogTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_whole_check_in_logs_no_names_no_typed_words_no_titles_and_no_tokens()
    {
        await using var stage = await Stage.SetAsync();
        using var logs = CapturedLogs.Of(stage);
        await WholeCheckIn.PlayAsync(stage).WaitAsync(TimeSpan.FromSeconds(60));
        output.WriteLine($"{logs.Lines.Count} log lines");
        foreach (var line in logs.Lines.Distinct().Take(20)) output.WriteLine(line.Split('\n')[0]);

        Assert.Contains(logs.Lines, line => line.Contains("| OkrBot.", StringComparison.Ordinal));
        foreach (var secret in WholeCheckIn.Secrets(stage)) Assert.DoesNotContain(logs.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        foreach (var person in stage.Company.People)
            Assert.DoesNotContain(logs.Lines, line => Regex.IsMatch(line, $@"\b{Regex.Escape(person.Name)}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task The_capture_would_see_a_name()
    {
        await using var stage = await Stage.SetAsync();
        using var logs = CapturedLogs.Of(stage);
        var log = stage.Get<ILoggerFactory>().CreateLogger("OkrBot.Test");
        using (log.BeginScope("in a scope of Bo")) log.LogTrace("Saved for {Person}", "Ann");
        Assert.Contains(logs.Lines, line => line.Contains("Person=Ann", StringComparison.Ordinal) && line.Contains("scope of Bo", StringComparison.Ordinal));
    }
}
