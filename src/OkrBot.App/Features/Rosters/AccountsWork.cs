using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Rosters;

/// <summary>Looks once a day whose account of all whom the bot knows may no longer sign in, or may again. Seven requests for 2,000 people.</summary>
internal sealed class AccountsWork(IDirectory directory, IOrganisation organisation, Leavers leavers, TimeProvider time) : IWorkHandler
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
        var now = time.GetUtcNow();
        var some = new List<PersonEntry>(AtOnce);
        await foreach (var person in directory.PeopleAsync(tenant, cancel))
        {
            some.Add(person);
            if (some.Count < AtOnce) continue;
            if (await LookAsync(tenant, some, now, cancel) is { } why) return Not(why, item, now);
            some.Clear();
        }
        return some.Count > 0 && await LookAsync(tenant, some, now, cancel) is { } last ? Not(last, item, now) : WorkResult.Done;
    }

    /// <summary>Null = looked. What was done before stays done.</summary>
    private async Task<NoAnswer?> LookAsync(TenantId tenant, List<PersonEntry> people, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = await organisation.AccountsAsync(tenant, [.. people.Select(one => one.Person)], cancel);
        if (asked.Value is not { } accounts || asked.Why is not null) return asked.Why ?? new NoAnswer.Off();
        foreach (var person in people)
            if (accounts.TryGetValue(person.Person, out var account)) await leavers.SeeAsync(person, account, now, cancel);
        return null;
    }

    private static WorkResult Not(NoAnswer why, WorkItem item, DateTimeOffset now)
        => why is NoAnswer.Later later && now - item.CreatedAt < Longest ? new WorkResult.Later(later.At) : WorkResult.Done;
}
