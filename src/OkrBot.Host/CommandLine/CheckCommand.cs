using System.CommandLine;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Checks;
using OkrBot.Host.Clock;
using OkrBot.Host.CommandLine.Checks;
using OkrBot.Storage;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Queues;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.CommandLine;

/// <summary><c>check</c>: says whether the settings are complete, the storage can be reached and written, the clocks agree, work gets
/// done, and Microsoft Graph lets the bot do what it can use, without serving anything. 0 when nothing failed, warnings included; else 1.</summary>
internal static class CheckCommand
{
    public const string Verb = "check";

    public static Command Define(string[] settings)
    {
        var command = new Command(Verb, "Says whether settings, storage, clock, queue and Microsoft Graph are all right");
        command.SetAction((_, cancel) => RunAsync(settings, cancel));
        return command;
    }

    private static Task<int> RunAsync(string[] settings, CancellationToken cancel) => WrongSettings.ToldAsync(
        stopped => LookAsync(settings, stopped),
        reason => Told(new Finding("settings", Verdict.Failed, reason)),
        cancel);

    private static async Task<int> LookAsync(string[] settings, CancellationToken cancel)
    {
        ServeOptions.Require(settings);
        await using var app = OkrProgram.Build(settings);
        WrongSettings.Check(app);
        Told(new Finding("settings", Verdict.Ok, "complete"));
        Told(CloudCheck.Judge(app.Services.GetRequiredService<MicrosoftCloud>()));
        var storage = await app.Services.GetRequiredService<IStorageProbe>().CheckAsync(cancel);
        if (!storage.Ready) return Told(new Finding("storage", Verdict.Failed, storage.Reason ?? "unknown"));
        Told(new Finding("storage", Verdict.Ok, "reachable and writable"));
        var clock = Told(ClockOptions.IsSet(app.Configuration)
            ? new Finding("clock", Verdict.Ok, "set by Clock:*, not compared")
            // The probe's answers carried dates.
            : ClockCheck.Judge(-app.Services.GetRequiredService<ServerDates>().Latest?.Middle));
        var queue = await LookIntoQueueAsync(app.Services, cancel);
        var leads = (await EndedLeadsCheck.LookAsync(app.Services, cancel)).Select(Told).Append(ExitCodes.Done).Max();
        return Math.Max(Math.Max(clock, queue), Math.Max(leads, await LookAtGraphAsync(app.Services, cancel)));
    }

    private static async Task<int> LookAtGraphAsync(IServiceProvider services, CancellationToken cancel)
    {
        var state = await services.GetRequiredService<IGraphLook>().LookAsync(await SomebodyAsync(services, cancel), cancel);
        var worst = GraphCheck.Judge(state).Select(Told).Max();
        if (state is not null) Told(await LookForLeadsAsync(services, cancel));
        return state is null ? worst : Math.Max(worst, Told(await WebhookCheck.LookAsync(services.GetRequiredService<PublicAddress>(), cancel)));
    }

    /// <summary>Whose mailbox and meetings are asked about: somebody's whose meetings are followed, else a programme lead's.</summary>
    private static async Task<PersonId?> SomebodyAsync(IServiceProvider services, CancellationToken cancel)
    {
        var home = new TenantId(services.GetRequiredService<IConfiguration>()["Teams:TenantId"] ?? "");
        await foreach (var series in services.GetRequiredService<IDirectory>().SeriesAsync(home, cancel))
            if (series is { Removed: false, Calendar: { } calendar }) return calendar.Owner;
        var leads = services.GetRequiredService<ProgrammeLeads>();
        if (leads.NamedIn(home).IsEmpty) return null;
        var tenant = await services.GetRequiredService<IDirectory>().FindTenantAsync(home, cancel) ?? new TenantEntry(home, []);
        return leads.Of(tenant) is [var lead, ..] ? lead : null;
    }

    private static async Task<Finding> LookForLeadsAsync(IServiceProvider services, CancellationToken cancel)
    {
        var home = new TenantId(services.GetRequiredService<IConfiguration>()["Teams:TenantId"] ?? "");
        var (leads, met) = (services.GetRequiredService<ProgrammeLeads>().NamedIn(home), 0);
        foreach (var lead in leads)
            if (await services.GetRequiredService<IDirectory>().FindPersonAsync(home, lead, cancel) is { ServiceUrl: not null, Unreachable: null }) met++;
        return LeadsCheck.Judge(leads.Length, met);
    }

    private static async Task<int> LookIntoQueueAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            var figures = await services.GetRequiredService<IQueueLook>().LookAsync(cancel);
            var dead = await services.GetRequiredService<IWorkQueue>().CountDeadLettersAsync(cancel);
            return Told(QueueCheck.Judge(figures, dead, services.GetRequiredService<TimeProvider>().GetUtcNow()));
        }
        catch (StorageUnavailableException error)
        {
            return Told(new Finding("queue", Verdict.Failed, error.Message));
        }
    }

    private static int Told(Finding finding)
    {
        Console.WriteLine(finding);
        return finding.Verdict == Verdict.Failed ? ExitCodes.NotDone : ExitCodes.Done;
    }
}
