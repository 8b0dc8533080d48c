using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Rosters;

/// <summary>Looks once a day whose account of all whom the bot knows may no longer sign in, or may again. Seven requests for 2,000 people.</summary>
internal sealed class AccountsWork(IDirectory directory, IOrganisation organisation, Leavers leavers, LeadAccounts leads, TimeProvider time) : IWorkHandler
{
    public const string Kind = "people.accounts";

    /// <summary>What one request to Graph can ask about.</summary>
    private const int AtOnce = 300;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(20);

    public static WorkItem ItemFor(TenantId tenant, DateTimeOffset now)
        => new(Kind, string.Create(CultureInfo.InvariantCulture, $"accounts:{now.UtcDateTime:yyyyMMdd}"), now, now) { Tenant = tenant };

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Tenant is not { } tenant) return new WorkResult.Failed("a look at accounts names a tenant");
        var look = new Look(tenant, time.GetUtcNow()) { Leads = [.. leads.NamedIn(tenant)] };
        var some = new List<PersonEntry>(AtOnce);
        await foreach (var person in directory.PeopleAsync(tenant, cancel))
        {
            look.Leads.Remove(person.Person);
            some.Add(person);
            if (some.Count < AtOnce) continue;
            if (await LookAsync(look, some, [], cancel) is { } why) return Not(why, item, look.At);
            some.Clear();
        }
        // Leads whom the bot never met are asked about with the last.
        if (some.Count + look.Leads.Count > 0 && await LookAsync(look, some, look.Leads, cancel) is { } last) return Not(last, item, look.At);
        await leads.FollowAsync(tenant, look.Told, look.At, cancel);
        return WorkResult.Done;
    }

    /// <summary>Null = looked. What was done before stays done.</summary>
    private async Task<NoAnswer?> LookAsync(Look look, List<PersonEntry> people, IEnumerable<PersonId> more, CancellationToken cancel)
    {
        var asked = await organisation.AccountsAsync(look.Tenant, [.. people.Select(one => one.Person), .. more], cancel);
        if (asked.Value is not { } accounts || asked.Why is not null) return asked.Why ?? new NoAnswer.Off();
        foreach (var lead in leads.NamedIn(look.Tenant))
            if (accounts.TryGetValue(lead, out var state)) look.Told[lead] = state;
        foreach (var person in people)
            if (accounts.TryGetValue(person.Person, out var account)) await leavers.SeeAsync(person, account, look.At, cancel);
        return null;
    }

    private static WorkResult Not(NoAnswer why, WorkItem item, DateTimeOffset now)
        => why is NoAnswer.Later later && now - item.CreatedAt < Longest ? new WorkResult.Later(later.At) : WorkResult.Done;

    private sealed record Look(TenantId Tenant, DateTimeOffset At)
    {
        /// <summary>Those who have not been met yet.</summary>
        public HashSet<PersonId> Leads { get; init; } = [];
        public Dictionary<PersonId, AccountState> Told { get; } = [];
    }
}
