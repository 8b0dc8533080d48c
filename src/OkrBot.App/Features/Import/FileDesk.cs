using OkrBot.App.Bot;
using OkrBot.App.Features.Import.Plans;
using OkrBot.App.Ports;
using OkrBot.App.Sheets;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Import;

/// <summary>The files that people sent, each for a day and for its sender alone: a button of a preview reads the file again and asks anew who may.</summary>
internal sealed class FileDesk(IKeptFiles files, IWorkQueue queue, ProgrammeLeads leads)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public ImportRequest Request(Turn turn, PersonId sender, SheetFile file, Weeks into)
        => new(turn.Tenant, file, sender, leads.Includes(turn.Tenant, sender), turn.Now) { Into = into, Language = turn.From.Locale, Zone = turn.From.Zone is { } zone && Zones.IsKnown(zone) ? zone : "UTC" };

    public async Task KeepAsync(Turn turn, PersonId sender, SheetFile file, string name, CancellationToken cancel)
    {
        // A lost item leaves the file where the next one takes its place.
        await queue.EnqueueAsync([new WorkItem(ForgetFile.Kind, $"forget-file:{sender.Value}:{file.Hash}", turn.Now + Kept, turn.Now) { Tenant = turn.Tenant, Person = sender }], cancel);
        await files.KeepAsync(new KeptFile(turn.Tenant, sender, file.Hash, name, file.Bytes, turn.Now), cancel);
    }

    /// <summary>Null for cards that lead nowhere: forged ones, of another's file, of one that is forgotten or replaced.</summary>
    public async Task<(ImportKey Key, ImportRequest Request, string Name)?> FindAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || turn.Chat.Kind != ChatKind.Personal || ImportKey.Read(CardData.Of(turn.Act)) is not { } key) return null;
        if (await files.FindAsync(turn.Tenant, sender, key.File, cancel) is not { } kept || kept.At + Kept < turn.Now) return null;
        var next = key with { View = ViewToken.From(turn.ActivityId, turn.From.ChannelId, key.View) };
        return (next, Request(turn, sender, new SheetFile(kept.Bytes), key.Into), kept.Name);
    }
}

/// <summary>A day after somebody sent a file it is gone.</summary>
internal sealed class ForgetFile(IKeptFiles files, TimeProvider time) : IWorkHandler
{
    public const string Kind = "import.forget";

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Tenant: { } tenant, Person: { } person }) return new WorkResult.Failed("it names no person");
        var now = time.GetUtcNow();
        if (item.Due > now) return new WorkResult.Later(item.Due);
        // A newer file has an item of its own.
        await files.ForgetAsync(tenant, person, item.Due - FileDesk.Kept + TimeSpan.FromSeconds(1), cancel);
        return WorkResult.Done;
    }
}
