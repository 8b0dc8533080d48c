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
    /// <summary>The turn goes before the bare endpoint, which answers as many bytes as it did.</summary>
    private static readonly string[] Order = [SubjectNames.Turn, SubjectNames.Embedded, SubjectNames.Bare];

    public static async Task<SavesReport> RunAsync(SavesOptions options, IAnsiConsole screen, CancellationToken cancel)
    {
        var machine = Machine.Read();
        await using var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(TimeProvider.System), cancel);
        var shape = new CrowdShape(options.Teams, options.People, StartOf(TimeProvider.System.GetUtcNow()));
        var stretch = new Stretch(options, new SaveWriter(tenant, Crowd.Create(tenant.World, tenant.Options.TenantId, shape)), new TokenPool(tenant));
        var measured = new List<Measurement>();
        var answerBytes = 0;
        for (var round = 1; round <= options.Rounds; round++)
            foreach (var subject in Order)
            {
                screen.WriteLine($"Round {round} of {options.Rounds}: {subject} …");
                var folder = Directory.CreateTempSubdirectory("okrbot-benchmark-").FullName;
                var settings = StandInSettings.For(tenant, Path.Combine(folder, "okrbot.db"));
                var order = new ServeOrder(shape, tenant.Options.TenantId, tenant.ServiceUrl, settings, answerBytes);
                var one = await stretch.MeasureAsync(subject, order, cancel);
                Directory.Delete(folder, recursive: true);
                if (subject == SubjectNames.Turn) answerBytes = one.MeanAnswerBytes;
                measured.Add(one);
            }
        return new SavesReport(machine, options.Command, [.. Order.Order(SubjectOrder.Instance).Select(name => Subject.Of(name, measured))]);
    }

    /// <summary>The minute that has just begun, so that no clock is behind it.</summary>
    private static DateTimeOffset StartOf(DateTimeOffset now) => new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute) - TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
