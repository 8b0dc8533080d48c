using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Features.Programme.Cards;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Programme.Moves;

/// <summary>Asks a programme lead once, in person and by their manners, to open the next weeks. Written down before it goes out: of two servers one
/// asks, and after a crash nobody is asked twice; the programme's card says the same as long as it is so.</summary>
internal sealed class AskLeadWork(IDirectory directory, ProgrammeLeads leads, IMessenger messenger, UnaskedMessages unasked, TimeProvider time) : IWorkHandler
{
    public const string Kind = "programme.ask";
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(30);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Tenant: { } tenant, Person: { } person }) return new WorkResult.Failed("a question to a lead names a tenant and a person");
        var now = time.GetUtcNow();
        if (await directory.FindTenantAsync(tenant, cancel) is not { } entry || !leads.Of(entry).Contains(person)) return WorkResult.Done;
        if (PlanCycles.Ending(entry.Cycles, DateOnly.FromDateTime(now.UtcDateTime)) is not { } last) return WorkResult.Done;
        var asked = new LeadAsked(last.Id, person, now);
        if (IsAsked(entry, asked) || await directory.FindPersonAsync(tenant, person, cancel) is not { PersonalChat: { } chat, ServiceUrl: { } url } known) return WorkResult.Done;
        if (!await unasked.TryRecordAsync(known, "UTC", now, cancel))
            return await unasked.NextAsync(known, "UTC", now, cancel) is { } next ? new WorkResult.Later(next > now ? next : now + TryAgain) : WorkResult.Done;
        if (!await RecordAsync(entry, asked, cancel))
        {
            await unasked.TakeBackAsync(known, now, cancel);
            return WorkResult.Done;
        }
        var card = AskCard.Render(last, ViewToken.From(item.Id), ProgrammeLeads.Words(known.Locale));
        return await messenger.SendAsync(new ChatAddress(tenant, chat, url), new OutgoingMessage(card, card.FallbackText), SendClass.Reminder, cancel) switch
        {
            SendResult.Throttled throttled => await TakeBackAsync(entry, known, asked, throttled.Until, cancel),
            SendResult.Failed => await TakeBackAsync(entry, known, asked, now + TryAgain, cancel),
            _ => WorkResult.Done,
        };
    }

    /// <summary>False: somebody else was first.</summary>
    private async Task<bool> RecordAsync(TenantEntry read, LeadAsked asked, CancellationToken cancel)
    {
        var isFirst = false;
        await directory.ChangeTenantAsync(read.Tenant, entry =>
        {
            isFirst = !IsAsked(entry ?? read, asked);
            return isFirst ? (entry ?? read) with { Asked = [.. (entry ?? read).Asked.Where(old => old.Cycle == asked.Cycle), asked] } : entry ?? read;
        }, cancel);
        return isFirst;
    }

    /// <summary>It surely did not go out.</summary>
    private async Task<WorkResult> TakeBackAsync(TenantEntry read, PersonEntry person, LeadAsked asked, DateTimeOffset until, CancellationToken cancel)
    {
        await directory.ChangeTenantAsync(read.Tenant, entry => (entry ?? read) with { Asked = (entry ?? read).Asked.Remove(asked) }, cancel);
        await unasked.TakeBackAsync(person, asked.At, cancel);
        return new WorkResult.Later(until);
    }

    private static bool IsAsked(TenantEntry entry, LeadAsked asked) => entry.Asked.Any(one => one.Cycle == asked.Cycle && one.Person == asked.Person);
}
