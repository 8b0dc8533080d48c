using OkrBot.Benchmarks.Companies;
using OkrBot.Benchmarks.Driving;
using OkrBot.Benchmarks.Reports;
using OkrBot.Benchmarks.Servers;
using OkrBot.Host.Sample;
using OkrBot.Rehearsal;
using Spectre.Console;

namespace OkrBot.Benchmarks.Saves;

/// <summary>One run: round after round, server after server, each fresh and alone. The stand-in tenant (keys, connector) lives here, beside the driver.</summary>
internal static class SavesRun
{
    public static async Task<SavesReport> RunAsync(SavesOptions options, IAnsiConsole screen, CancellationToken cancel)
    {
        var machine = Machine.Read();
        await using var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(TimeProvider.System), cancel);
        var shape = new CrowdShape(options.Teams, options.People, StartOf(TimeProvider.System.GetUtcNow()));
        var stretch = new Stretch(options, new SaveWriter(tenant, Crowd.Create(tenant.World, tenant.Options.TenantId, shape)), new TokenPool(tenant));
        var contestants = Contestant.Of(options);
        var measured = new List<Measurement>();
        var answerBytes = 0;
        for (var round = 1; round <= options.Rounds; round++)
            foreach (var contestant in contestants)
            {
                screen.WriteLine($"Round {round} of {options.Rounds}: {contestant.Name} …");
                var folder = Directory.CreateTempSubdirectory("okrbot-benchmark-").FullName;
                var settings = contestant.Settings(StandInSettings.For(tenant, Path.Combine(folder, "okrbot.db")));
                var order = new ServeOrder(shape, tenant.Options.TenantId, tenant.ServiceUrl, settings, answerBytes);
                var one = await stretch.MeasureAsync(contestant, order, cancel);
                Directory.Delete(folder, recursive: true);
                if (contestant.Role == SubjectNames.Turn) answerBytes = one.MeanAnswerBytes;
                measured.Add(one);
            }
        return new SavesReport(machine, options.Command, [.. contestants.OrderBy(contestant => contestant.Column).Select(contestant => Subject.Of(contestant.Name, measured))]);
    }

    /// <summary>The minute that has just begun, so that no clock is behind it.</summary>
    private static DateTimeOffset StartOf(DateTimeOffset now) => new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute) - TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
